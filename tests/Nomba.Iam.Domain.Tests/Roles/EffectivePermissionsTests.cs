using Nomba.Iam.Domain.Accounts;
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
        var role = Domain.Roles.Role.Create(default, "Role", [PermissionPattern.Parse(pattern)], TimeProvider.System);

        Assert.Equal(expected, EffectivePermissions.Evaluate(MemberKind.ApiKey, [HeldRole.Everywhere(role)], Catalogue).Reach.Scope);
    }

    [Fact]
    public void Gives_management_to_a_key_only_where_a_role_of_the_organization_says_so()
    {
        var custom = Domain.Roles.Role.Create(default, "Keys", [PermissionPattern.Parse("api_keys:*")], TimeProvider.System);

        Assert.False(EffectivePermissions.Evaluate(MemberKind.ApiKey, [HeldRole.Everywhere(SystemRoles.Admin)], Catalogue).Contains(IamPermissions.ApiKeysCreate));
        Assert.True(EffectivePermissions.Evaluate(MemberKind.User, [HeldRole.Everywhere(SystemRoles.Admin)], Catalogue).Contains(IamPermissions.ApiKeysCreate));
        Assert.True(EffectivePermissions.Evaluate(MemberKind.ApiKey, [HeldRole.Everywhere(custom)], Catalogue).Contains(IamPermissions.ApiKeysCreate));
    }

    [Fact]
    public void Holds_what_is_limited_to_accounts_apart_from_what_holds_everywhere()
    {
        var (ikeja, yaba) = (Account(1), Account(2));
        var held = Evaluate(
            new HeldRole(Role("transfers:read"), []), new HeldRole(Role("transfers:*"), [yaba]), new HeldRole(Role("transfers:initiate"), [ikeja]));

        Assert.Equal("transfers:read", held.Reach.Scope);
        Assert.Empty(held.Reach.AccountIds);
        var apart = Assert.Single(held.Reach.Apart);
        Assert.Equal([ikeja, yaba], apart.AccountIds);
        Assert.Equal(["transfers:initiate"], apart.Permissions);
        Assert.True(held.Covers("transfers:initiate", [yaba]));
        Assert.False(held.Covers("transfers:initiate", []));
        Assert.False(held.Covers("transfers:initiate", [Account(3)]));
    }

    [Fact]
    public void Restricts_the_whole_when_everything_holds_on_the_same_accounts()
    {
        var held = Evaluate(new HeldRole(Role("transfers:*"), [Account(1)]));

        Assert.Equal("transfers:initiate transfers:read", held.Reach.Scope);
        Assert.Equal([Account(1)], held.Reach.AccountIds);
        Assert.Empty(held.Reach.Apart);
    }

    [Fact]
    public void Puts_nothing_into_the_scope_when_nothing_holds_everywhere()
    {
        var held = Evaluate(new HeldRole(Role("transfers:read"), [Account(1)]), new HeldRole(Role("transfers:initiate"), [Account(2)]));

        Assert.Equal("", held.Reach.Scope);
        Assert.Equal([Account(1), Account(2)], held.Reach.AccountIds);
        Assert.Equal(2, held.Reach.Apart.Count);
    }

    [Fact]
    public void Gives_nothing_of_the_platform_for_one_account()
    {
        var held = Evaluate(new HeldRole(Role("api_keys:*"), [Account(1)]));

        Assert.Empty(held.Names);
    }

    [Theory]
    [InlineData("")]
    [InlineData("transfers")]
    [InlineData("Transfers:read")]
    [InlineData("transfers:read:all")]
    [InlineData("transfers:re*")]
    [InlineData("a b:c")]
    public void Refuses_what_is_no_pattern(string text) => Assert.False(PermissionPattern.TryParse(text, out _));

    private static AccountId Account(byte number) => new(new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number));

    private static Role Role(string pattern) => Domain.Roles.Role.Create(default, pattern, [PermissionPattern.Parse(pattern)], TimeProvider.System);

    private static EffectivePermissions Evaluate(params HeldRole[] roles) => EffectivePermissions.Evaluate(MemberKind.User, roles, Catalogue);
}
