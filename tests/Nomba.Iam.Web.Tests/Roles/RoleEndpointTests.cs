using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Roles;

public sealed class RoleEndpointTests(ManagementHost host) : IAsyncLifetime
{
    private ManagedOrganization _merchant = null!;

    private string Roles => $"api/v1/organizations/{_merchant.Id}/roles";

    private string Members => $"api/v1/organizations/{_merchant.Id}/members";

    public async ValueTask InitializeAsync() => _merchant = await host.SeedMerchantAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Lists_the_system_roles_and_then_the_organizations_own()
    {
        using var answer = await _merchant.GetAsync(Roles, ManagedOrganization.Everything);
        var page = await answer.ReadAsync<Page<RoleResponse>>();

        Assert.Equal(["Owner", "Admin", "Developer", "Finance", "Viewer", "Everything", "Key keeper", "Key reader", "Operator"], page.Items.Select(r => r.Name));
        Assert.Equal(5, page.Items.Count(r => r.System));
        Assert.Equal(["api_keys:*"], page.Items.Single(r => r.Name == "Key keeper").Dangerous);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Creates_a_role_from_another_one_and_says_so_in_the_audit_trail()
    {
        var owner = await OwnerAsync();
        using var answer = await owner.CallAsync(
            HttpMethod.Post, Roles, $$"""{"name":"Teller","description":"Counter staff","permissions":["accounts:read"],"basedOn":"{{SystemRoles.Finance.Id}}"}""");
        var role = await answer.ReadAsync<RoleResponse>(HttpStatusCode.Created);

        Assert.Equal(SystemRoles.Finance.Permissions.Append("accounts:read").Distinct(), role.Permissions);
        Assert.False(role.System);
        Assert.Equal($"/api/v1/organizations/{_merchant.Id}/roles/{role.Id}", answer.Headers.Location!.ToString());
        var entry = await _merchant.SingleAuditAsync(role.Id, "role.created");
        Assert.Contains("Teller", entry.Changes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"","permissions":[]}""", "role.name")]
    [InlineData("""{"name":"x","permissions":["nothing:here"]}""", "role.permission")]
    [InlineData("""{"name":"x","permissions":["Transfers"]}""", "role.permission")]
    [InlineData("""{"name":"x","basedOn":"00000000-0000-0000-0000-0000000000ff"}""", "role.based_on")]
    public async Task Refuses_what_is_no_role(string json, string code)
    {
        using var answer = await _merchant.PostAsync(Roles, json, ManagedOrganization.Everything);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("Operator")]
    [InlineData("key KEEPER")]
    [InlineData("admin")]
    public async Task Refuses_a_name_already_in_use(string name)
    {
        var owner = await OwnerAsync();
        using var answer = await owner.CallAsync(HttpMethod.Post, Roles, $$"""{"name":"{{name}}","permissions":["accounts:read"]}""");

        await answer.ProblemAsync(HttpStatusCode.Conflict, "role.name_taken");
    }

    [Fact]
    public async Task Does_not_let_a_key_make_a_role_that_manages()
    {
        using var managing = await _merchant.PostAsync(Roles, """{"name":"Sly","permissions":["members:*"]}""", ManagedOrganization.Everything);
        using var harmless = await _merchant.PostAsync(Roles, """{"name":"Plain","permissions":["accounts:read"]}""", ManagedOrganization.Everything);

        await managing.ProblemAsync(HttpStatusCode.Forbidden, "role.person_required");
        Assert.Equal(HttpStatusCode.Created, harmless.StatusCode);
    }

    [Theory]
    [InlineData("Owner", "PATCH")]
    [InlineData("Viewer", "DELETE")]
    public async Task Leaves_system_roles_alone(string name, string method)
    {
        var owner = await OwnerAsync();
        using var answer = await owner.CallAsync(
            HttpMethod.Parse(method), $"{Roles}/{SystemRoles.Find(name)!.Id}", method == "PATCH" ? """{"permissions":[]}""" : null);

        await answer.ProblemAsync(HttpStatusCode.Conflict, "role.system");
    }

    [Fact]
    public async Task Kills_the_tokens_of_everyone_who_holds_a_role_that_changes()
    {
        var owner = await OwnerAsync();
        var key = _merchant.Key(ManagedOrganization.KeyKeeper);
        var before = await _merchant.IssueAsync(key.Live.ClientId, key.Live.ClientSecret!);
        using var changed = await owner.CallAsync(HttpMethod.Patch, $"{Roles}/{await RoleIdAsync("Key keeper")}", """{"permissions":["api_keys:read"]}""");
        var role = await changed.ReadAsync<RoleResponse>();
        var after = await _merchant.IssueAsync(key.Live.ClientId, key.Live.ClientSecret!);

        Assert.Equal(["api_keys:read"], role.Permissions);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Get, before));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, after));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, after));
        await _merchant.SingleAuditAsync(role.Id, "role.updated");
    }

    [Fact]
    public async Task Keeps_tokens_when_a_role_is_only_renamed()
    {
        var owner = await OwnerAsync();
        var token = await _merchant.TokenAsync(ManagedOrganization.KeyKeeper);
        using var renamed = await owner.CallAsync(HttpMethod.Patch, $"{Roles}/{await RoleIdAsync("Key keeper")}", """{"name":"Keeper of keys"}""");

        Assert.Equal("Keeper of keys", (await renamed.ReadAsync<RoleResponse>()).Name);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, token));
    }

    [Fact]
    public async Task Deletes_a_role_once_its_members_hold_another()
    {
        var owner = await OwnerAsync();
        var (role, key) = (await RoleIdAsync("Key keeper"), _merchant.Key(ManagedOrganization.KeyKeeper));
        var token = await _merchant.TokenAsync(ManagedOrganization.KeyKeeper);
        using var refused = await owner.CallAsync(HttpMethod.Delete, $"{Roles}/{role}");
        using var unknown = await owner.CallAsync(HttpMethod.Delete, $"{Roles}/{role}?moveTo={Guid.Empty}");
        using var deleted = await owner.CallAsync(HttpMethod.Delete, $"{Roles}/{role}?moveTo={SystemRoles.Viewer.Id}");
        using var gone = await owner.CallAsync(HttpMethod.Get, $"{Roles}/{role}");

        await refused.ProblemAsync(HttpStatusCode.Conflict, "role.in_use");
        await unknown.ProblemAsync(HttpStatusCode.BadRequest, "role.move_to");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await gone.ProblemAsync(HttpStatusCode.NotFound, "role.unknown");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Get, token));
        await _merchant.SingleAuditAsync(key.Id, "api_key.roles_changed");
        await _merchant.SingleAuditAsync(role, "role.deleted");
    }

    [Fact]
    public async Task Does_not_show_another_organizations_roles()
    {
        var other = await host.SeedMerchantAsync();
        var role = await RoleIdAsync("Key keeper");
        using var read = await other.GetAsync($"api/v1/organizations/{other.Id}/roles/{role}", ManagedOrganization.Everything);
        using var changed = await other.PatchAsync($"api/v1/organizations/{other.Id}/roles/{role}", """{"name":"mine"}""", ManagedOrganization.Everything);

        await read.ProblemAsync(HttpStatusCode.NotFound, "role.unknown");
        await changed.ProblemAsync(HttpStatusCode.NotFound, "role.unknown");
    }

    [Fact]
    public async Task Gives_a_role_on_certain_accounts_only()
    {
        var (owner, key) = (await OwnerAsync(), _merchant.Key(ManagedOrganization.Server));
        var ikeja = _merchant.Seeded.Accounts[0].Id;
        using var changed = await owner.CallAsync(
            HttpMethod.Put,
            $"{_merchant.Keys}/{key.Id}/roles",
            $$"""{"roles":[{"roleId":"{{SystemRoles.Viewer.Id}}"},{"roleId":"{{SystemRoles.Finance.Id}}","accounts":["{{ikeja}}"]}]}""");
        var member = await changed.ReadAsync<MemberResponse>();
        var claims = JsonDocument.Parse(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(
            (await _merchant.IssueAsync(key.Live.ClientId, key.Live.ClientSecret!)).Split('.')[1])).RootElement;

        Assert.Equal([new("Finance", ikeja), new("Viewer", null)], member.Roles.Select(r => new KeyValuePair<string, Guid?>(r.Name, r.Accounts.Count == 0 ? null : r.Accounts[0])));
        Assert.DoesNotContain("transfers:initiate", claims.GetProperty("scope").GetString()!.Split(' '));
        Assert.Contains("accounts:read", claims.GetProperty("scope").GetString()!.Split(' '));
        var apart = Assert.Single(claims.GetProperty("account_permissions").EnumerateArray());
        Assert.Equal(ikeja.ToString(), apart.GetProperty("accounts")[0].GetString());
        Assert.Contains("transfers:initiate", apart.GetProperty("scope").GetString()!.Split(' '));
        await _merchant.SingleAuditAsync(key.Id, "api_key.roles_changed");
    }

    [Fact]
    public async Task Lets_nobody_but_an_owner_make_owners()
    {
        var bola = _merchant.Seeded.Users[1].MemberId;
        var body = $$"""{"roles":[{"roleId":"{{SystemRoles.Owner.Id}}"}]}""";
        using var byKey = await _merchant.SendAsync(HttpMethod.Put, $"{Members}/{bola}/roles", body, ManagedOrganization.Everything);
        using var toKey = await (await OwnerAsync()).CallAsync(HttpMethod.Put, $"{Members}/{_merchant.Key(ManagedOrganization.Server).Id}/roles", body);
        using var byOwner = await (await OwnerAsync()).CallAsync(HttpMethod.Put, $"{Members}/{bola}/roles", body);

        await byKey.ProblemAsync(HttpStatusCode.Forbidden, "role.owner_only");
        await toKey.ProblemAsync(HttpStatusCode.BadRequest, "role.not_for_keys");
        Assert.Equal(HttpStatusCode.OK, byOwner.StatusCode);
    }

    [Fact]
    public async Task Keeps_the_last_owner_an_owner()
    {
        var ada = _merchant.Seeded.Users[0].MemberId;
        using var answer = await (await OwnerAsync()).CallAsync(HttpMethod.Put, $"{Members}/{ada}/roles", $$"""{"roles":[{"roleId":"{{SystemRoles.Admin.Id}}"}]}""");

        await answer.ProblemAsync(HttpStatusCode.Conflict, "member.last_owner");
        await _merchant.AssertUntouchedAsync(ada);
    }

    [Fact]
    public async Task Refuses_roles_and_accounts_of_another_organization()
    {
        var other = await host.SeedMerchantAsync();
        var owner = await OwnerAsync();
        var path = $"{_merchant.Keys}/{_merchant.Key(ManagedOrganization.Server).Id}/roles";
        using var role = await owner.CallAsync(HttpMethod.Put, path, $$"""{"roles":[{"roleId":"{{other.Seeded.Roles[0].Id}}"}]}""");
        using var account = await owner.CallAsync(
            HttpMethod.Put, path, $$"""{"roles":[{"roleId":"{{SystemRoles.Viewer.Id}}","accounts":["{{other.Seeded.Accounts[0].Id}}"]}]}""");
        using var none = await owner.CallAsync(HttpMethod.Put, path, """{"roles":[]}""");

        await role.ProblemAsync(HttpStatusCode.BadRequest, "role.unknown_id");
        await account.ProblemAsync(HttpStatusCode.BadRequest, "member.account_not_found");
        await none.ProblemAsync(HttpStatusCode.BadRequest, "member.no_role");
    }

    private Task<SignedIn> OwnerAsync() => SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email);

    private async Task<Guid> RoleIdAsync(string name)
    {
        using var answer = await _merchant.GetAsync(Roles, ManagedOrganization.Everything);
        return (await answer.ReadAsync<Page<RoleResponse>>()).Items.Single(r => r.Name == name).Id;
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string token)
    {
        using var request = new HttpRequestMessage(method, _merchant.Keys);
        request.Headers.Authorization = new("Bearer", token);
        request.Content = method == HttpMethod.Post ? JsonContent.Create(new { name = "another" }) : null;
        using var answer = await _merchant.SendAsync(request);
        return answer.StatusCode;
    }
}
