using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Domain.Tests.Roles;

public sealed class EffectivePermissionsTests
{
    private static readonly PermissionCatalogue Catalogue = new([new AudiencePermissions("shop", ["transfers:initiate", "transfers:read", "transfers2:read"])]);

    [Theory]
    [InlineData("transfers:*", "transfers:initiate transfers:read")]
    [InlineData("transfers:read", "transfers:read")]
    [InlineData("transfers2:*", "transfers2:read")]
    [InlineData("nothing:here", "")]
    public void Expands_wildcards_to_what_exists(string pattern, string expected)
    {
        var role = Role.Create(default, "Role", [PermissionPattern.Parse(pattern)], TimeProvider.System);

        Assert.Equal(expected, EffectivePermissions.Evaluate(MemberKind.ApiKey, [role], Catalogue).Scope);
    }

    [Fact]
    public void Gives_management_to_a_key_only_where_a_role_of_the_organization_says_so()
    {
        var custom = Role.Create(default, "Keys", [PermissionPattern.Parse("api_keys:*")], TimeProvider.System);

        Assert.False(EffectivePermissions.Evaluate(MemberKind.ApiKey, [SystemRoles.Admin], Catalogue).Contains(IamPermissions.ApiKeysCreate));
        Assert.True(EffectivePermissions.Evaluate(MemberKind.User, [SystemRoles.Admin], Catalogue).Contains(IamPermissions.ApiKeysCreate));
        Assert.True(EffectivePermissions.Evaluate(MemberKind.ApiKey, [custom], Catalogue).Contains(IamPermissions.ApiKeysCreate));
    }

    [Theory]
    [InlineData("")]
    [InlineData("transfers")]
    [InlineData("Transfers:read")]
    [InlineData("transfers:read:all")]
    [InlineData("transfers:re*")]
    [InlineData("a b:c")]
    public void Refuses_what_is_no_pattern(string text) => Assert.False(PermissionPattern.TryParse(text, out _));
}
