using System.Net;
using System.Text.Json;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Roles;

/// <summary>Every answer to a grant says what of it is the management of keys, members and roles, in the hands that it went to.</summary>
public sealed class DangerousRoleTests(ManagementHost host) : IAsyncLifetime
{
    private static readonly string[] OfKeys = ["api_keys:create", "api_keys:revoke", "api_keys:rotate", "api_keys:suspend", "api_keys:update"];

    private ManagedOrganization _merchant = null!;
    private SignedIn _owner = null!;

    private Guid KeyKeeper => _merchant.Seeded.Roles.Single(r => r.Name == "Key keeper").Id;

    public async ValueTask InitializeAsync()
    {
        _merchant = await host.SeedMerchantAsync();
        _owner = await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_new_key_says_what_its_role_gives_it()
    {
        using var keeper = await _owner.CallAsync(HttpMethod.Post, _merchant.Keys, """{"name":"Keeper","role":"Key keeper"}""");
        using var admin = await _owner.CallAsync(HttpMethod.Post, _merchant.Keys, """{"name":"Till"}""");

        Assert.Equal(OfKeys, (await keeper.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created)).Key.Dangerous);
        Assert.Empty((await admin.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created)).Key.Dangerous);
    }

    [Fact]
    public async Task A_change_of_a_keys_roles_says_it_of_each()
    {
        var key = _merchant.Key(ManagedOrganization.Server).Id;
        var ikeja = _merchant.Seeded.Accounts[0].Id;
        var everything = _merchant.Seeded.Roles.Single(r => r.Name == "Everything").Id;

        using var answer = await _owner.CallAsync(
            HttpMethod.Put, $"{_merchant.Keys}/{key}/roles", Roles((KeyKeeper, null), (SystemRoles.Admin.Id.Value, null), (everything, ikeja)));
        using var read = await _merchant.GetAsync(_merchant.PathOf(ManagedOrganization.Server));

        var roles = (await answer.ReadAsync<MemberResponse>()).Roles.ToDictionary(r => r.Name, r => r.Dangerous);
        Assert.Equal(OfKeys, roles["Key keeper"]);
        Assert.Empty(roles["Admin"]);
        Assert.Empty(roles["Everything"]);
        Assert.Equal(OfKeys, (await read.ReadAsync<ApiKeyResponse>()).Dangerous);
    }

    [Fact]
    public async Task The_same_role_is_dangerous_in_a_persons_hands()
    {
        var bola = _merchant.Seeded.Users[1].MemberId;

        using var changed = await _owner.CallAsync(HttpMethod.Put, $"{_merchant.Members}/{bola}/roles", Roles((SystemRoles.Developer.Id.Value, null)));
        using var invited = await _owner.CallAsync(
            HttpMethod.Post,
            $"api/v1/organizations/{_merchant.Id}/invitations",
            JsonSerializer.Serialize(new { email = $"{Guid.CreateVersion7():N}@people.example", roles = new[] { new { roleId = KeyKeeper }, new { roleId = SystemRoles.Viewer.Id.Value } } }));

        Assert.Equal(OfKeys, Assert.Single((await changed.ReadAsync<MemberResponse>()).Roles).Dangerous);
        var promised = (await invited.ReadAsync<InvitationResponse>(HttpStatusCode.Created)).Roles.ToDictionary(r => r.Name, r => r.Dangerous);
        Assert.Equal(OfKeys, promised["Key keeper"]);
        Assert.Empty(promised["Viewer"]);
    }

    private static string Roles(params (Guid Role, Guid? Account)[] roles) => JsonSerializer.Serialize(
        new { roles = roles.Select(r => new { roleId = r.Role, accounts = r.Account is { } account ? (Guid[])[account] : [] }) });
}
