using System.Net;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Roles;

public sealed class DecisionTests(ManagementHost host) : IAsyncLifetime
{
    private ManagedOrganization _merchant = null!;

    public async ValueTask InitializeAsync() => _merchant = await host.SeedMerchantAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Says_yes_and_which_role_it_was()
    {
        var decision = await DecideAsync(_merchant.Seeded.Users[1].MemberId, "transfers:initiate");

        Assert.True(decision.Allowed);
        var reason = Assert.Single(decision.Reasons);
        Assert.Equal(("granted", "Finance", "transfers:*"), (reason.Code, reason.Role, reason.Pattern));
    }

    [Fact]
    public async Task Says_no_when_no_role_grants_it()
    {
        var decision = await DecideAsync(_merchant.Seeded.Users[1].MemberId, "terminals:assign");

        Assert.False(decision.Allowed);
        Assert.Equal("no_role_grants", Assert.Single(decision.Reasons).Code);
    }

    [Fact]
    public async Task Says_no_when_the_permission_does_not_exist() =>
        Assert.Equal("permission_unknown", Assert.Single((await DecideAsync(_merchant.Seeded.Users[0].MemberId, "moon:buy")).Reasons).Code);

    [Fact]
    public async Task Says_why_a_system_role_does_not_let_a_key_manage()
    {
        var decision = await DecideAsync(_merchant.Key(ManagedOrganization.Server).Id, "api_keys:create");

        Assert.False(decision.Allowed);
        Assert.Equal(("not_for_keys", "Admin"), (decision.Reasons[0].Code, decision.Reasons[0].Role));
    }

    [Fact]
    public async Task Tells_accounts_apart()
    {
        var key = _merchant.Key(ManagedOrganization.Server).Id;
        var (ikeja, yaba) = (_merchant.Seeded.Accounts[0].Id, _merchant.Seeded.Accounts[1].Id);
        var owner = await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email);
        using var changed = await owner.CallAsync(
            HttpMethod.Put, $"{_merchant.Keys}/{key}/roles", $$"""{"roles":[{"roleId":"{{SystemRoles.Finance.Id}}","accounts":["{{ikeja}}"]}]}""");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        Assert.True((await DecideAsync(key, "transfers:initiate", ikeja)).Allowed);
        var elsewhere = await DecideAsync(key, "transfers:initiate", yaba);
        Assert.False(elsewhere.Allowed);
        Assert.Equal("not_on_account", elsewhere.Reasons[0].Code);
        Assert.Equal([ikeja], elsewhere.Reasons[0].Accounts);
        Assert.False((await DecideAsync(key, "transfers:initiate")).Allowed);
    }

    [Fact]
    public async Task Says_that_the_member_is_suspended()
    {
        var bola = _merchant.Seeded.Users[1].MemberId;
        using var suspended = await _merchant.PostAsync($"{_merchant.Members}/{bola}/suspend", """{"reason":"on leave"}""", ManagedOrganization.Operator);
        Assert.Equal(HttpStatusCode.OK, suspended.StatusCode);

        var decision = await DecideAsync(bola, "transfers:initiate");
        Assert.False(decision.Allowed);
        Assert.Equal(["member_suspended", "granted"], decision.Reasons.Select(r => r.Code));
    }

    [Fact]
    public async Task Lists_what_a_member_holds()
    {
        var held = await HeldAsync(ManagedOrganization.KeyKeeper);

        Assert.True(held.Active);
        Assert.Empty(held.Limits);
        Assert.All(held.Permissions, p => Assert.StartsWith("api_keys:", p.Name, StringComparison.Ordinal));
        Assert.True(held.Permissions.Single(p => p.Name == "api_keys:revoke").Dangerous);
        Assert.False(held.Permissions.Single(p => p.Name == "api_keys:read").Dangerous);
    }

    [Fact]
    public async Task Says_what_limits_a_key_beside_what_it_holds()
    {
        var path = _merchant.PathOf(ManagedOrganization.Server);
        using var off = await _merchant.PostAsync($"{path}/environments/live/disable", """{"reason":"leaked"}""");
        using var restricted = await _merchant.PatchAsync(path, """{"restrictions":{"ipAllowList":["41.190.2.0/24"],"allowedGrant":"wire"}}""");

        var half = await HeldAsync(ManagedOrganization.Server);
        using var both = await _merchant.PostAsync($"{path}/environments/test/disable", """{"reason":"leaked"}""");
        var none = await HeldAsync(ManagedOrganization.Server);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (off.StatusCode, restricted.StatusCode, both.StatusCode));
        Assert.True(half.Active);
        Assert.Equal(["environment_disabled", "only_from_addresses", "only_by_grant"], half.Limits.Select(l => l.Code));
        Assert.Contains("41.190.2.0/24", half.Limits[1].Message, StringComparison.Ordinal);
        Assert.Contains("wire", half.Limits[2].Message, StringComparison.Ordinal);
        Assert.False(none.Active);
        Assert.Equal(half.Permissions.Select(p => p.Name), none.Permissions.Select(p => p.Name));
        var decision = await DecideAsync(_merchant.Key(ManagedOrganization.Server).Id, "transfers:initiate");
        Assert.False(decision.Allowed);
        Assert.Equal(["environment_disabled", "environment_disabled"], decision.Reasons.Take(2).Select(r => r.Code));
    }

    [Fact]
    public async Task Knows_no_member_of_another_organization()
    {
        var other = await host.SeedMerchantAsync();
        var path = $"api/v1/organizations/{_merchant.Id}/decisions";
        using var answer = await _merchant.PostAsync(path, Question(other.Seeded.Users[0].MemberId, "transfers:initiate", null), ManagedOrganization.Everything);
        using var wildcard = await _merchant.PostAsync(path, Question(_merchant.Seeded.Users[0].MemberId, "transfers:*", null), ManagedOrganization.Everything);

        await answer.ProblemAsync(HttpStatusCode.NotFound, "member.not_found");
        await wildcard.ProblemAsync(HttpStatusCode.BadRequest, "decision.permission");
    }

    private async Task<MemberPermissionsResponse> HeldAsync(string key)
    {
        using var answer = await _merchant.GetAsync($"{_merchant.Members}/{_merchant.Key(key).Id}/permissions");
        return await answer.ReadAsync<MemberPermissionsResponse>();
    }

    private async Task<DecisionResponse> DecideAsync(Guid member, string permission, Guid? account = null)
    {
        using var answer = await _merchant.PostAsync(
            $"api/v1/organizations/{_merchant.Id}/decisions", Question(member, permission, account), ManagedOrganization.Everything);
        return await answer.ReadAsync<DecisionResponse>();
    }

    private static string Question(Guid member, string permission, Guid? account) => account is { } id
        ? $$"""{"memberId":"{{member}}","permission":"{{permission}}","accountId":"{{id}}"}"""
        : $$"""{"memberId":"{{member}}","permission":"{{permission}}"}""";
}
