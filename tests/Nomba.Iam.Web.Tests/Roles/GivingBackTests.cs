using System.Net;
using System.Text.Json;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Roles;

/// <summary>To take power away is for whoever has the permission; to give it back, without a new role, is for whoever holds as much.</summary>
public sealed class GivingBackTests(ManagementHost host) : IAsyncLifetime
{
    private const string Keeper = ManagedOrganization.KeyKeeper;
    private const string Server = ManagedOrganization.Server;
    private const string Suspension = """{"reason":"lost"}""";

    private ManagedOrganization _merchant = null!;
    private SignedIn _owner = null!;

    private string ServerPath => _merchant.PathOf(Server);

    public async ValueTask InitializeAsync()
    {
        _merchant = await host.SeedMerchantAsync();
        _owner = await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/suspend", "/resume", "api_key.resumed")]
    [InlineData("/environments/live/disable", "/environments/live/enable", "api_key.environment_enabled")]
    public async Task A_key_is_stopped_by_many_and_started_by_those_who_hold_as_much(string stop, string start, string action)
    {
        using var stopped = await _merchant.PostAsync(ServerPath + stop, Suspension, Keeper);

        using var refused = await _merchant.PostAsync(ServerPath + start, null, Keeper);
        var before = await _merchant.AuditAsync(_merchant.Key(Server).Id);
        using var started = await _merchant.PostAsync(ServerPath + start, null, ManagedOrganization.Everything);
        using var again = await _merchant.PostAsync(ServerPath + start, null, Keeper);

        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        var problem = await refused.ProblemAsync(HttpStatusCode.Forbidden, "role.exceeds_grantor");
        Assert.Contains("transfers:initiate", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(before, e => e.Action == action);
        var key = await started.ReadAsync<ApiKeyResponse>();
        Assert.Equal(("active", null), (key.Status, key.Live.DisabledAt));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await _merchant.SingleAuditAsync(key.Id, action);
    }

    [Theory]
    [InlineData("""{"ipAllowList":["10.0.0.0/8"]}""", """{"ipAllowList":["10.1.0.0/16"]}""", """{"ipAllowList":["10.1.0.0/16","41.190.2.7"]}""")]
    [InlineData("""{"expiresAt":"2030-01-01T00:00:00Z"}""", """{"expiresAt":"2029-01-01T00:00:00Z"}""", """{"expiresAt":"2030-01-01T00:00:00Z"}""")]
    [InlineData("""{"expiresAt":"2030-01-01T00:00:00Z"}""", """{"expiresAt":"2029-01-01T00:00:00Z"}""", """{"expiresAt":null}""")]
    [InlineData("{}", """{"allowedGrant":"oauth"}""", """{"allowedGrant":"both"}""")]
    [InlineData("{}", """{"singleSession":true}""", """{"singleSession":false}""")]
    [InlineData("{}", """{"ipAllowList":["10.0.0.0/8"]}""", "null")]
    public async Task A_restriction_is_tightened_by_many_and_loosened_by_those_who_hold_as_much(string first, string tighter, string looser)
    {
        using var restricted = await RestrictAsync(Server, first, Keeper);
        using var tightened = await RestrictAsync(Server, tighter, Keeper);

        using var refused = await RestrictAsync(Server, looser, Keeper);
        using var read = await _merchant.GetAsync(ServerPath);
        using var loosened = await RestrictAsync(Server, looser, ManagedOrganization.Everything);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (restricted.StatusCode, tightened.StatusCode));
        await refused.ProblemAsync(HttpStatusCode.Forbidden, "role.exceeds_grantor");
        Assert.Equal(tightened.Headers.ETag, read.Headers.ETag);
        Assert.NotEqual(tightened.Headers.ETag, loosened.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, loosened.StatusCode);
    }

    [Fact]
    public async Task A_key_neither_prolongs_itself_nor_is_prolonged_by_a_key_when_it_manages()
    {
        using var ends = await RestrictAsync(Keeper, """{"expiresAt":"2029-01-01T00:00:00Z"}""", Keeper);

        using var itself = await RestrictAsync(Keeper, """{"expiresAt":"2029-01-02T00:00:00Z"}""", Keeper);
        using var other = await RestrictAsync(Keeper, """{"expiresAt":null}""", ManagedOrganization.Everything);
        using var sooner = await RestrictAsync(Keeper, """{"expiresAt":"2028-01-01T00:00:00Z"}""", Keeper);
        using var person = await _owner.CallAsync(HttpMethod.Patch, _merchant.PathOf(Keeper), """{"restrictions":null}""");

        Assert.Equal(HttpStatusCode.OK, ends.StatusCode);
        await itself.ProblemAsync(HttpStatusCode.Forbidden, "role.person_required");
        await other.ProblemAsync(HttpStatusCode.Forbidden, "role.person_required");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (sooner.StatusCode, person.StatusCode));
    }

    [Theory]
    [InlineData("""{"expiresAt":"2029-01-01T00:00:00Z"}""", """{"expiresAt":"2029-01-02T00:00:00Z"}""")]
    [InlineData("""{"ipAllowList":["127.0.0.1"]}""", """{"ipAllowList":["127.0.0.0/8"]}""")]
    [InlineData("""{"allowedGrant":"oauth"}""", "null")]
    [InlineData("""{"singleSession":true}""", """{"singleSession":false}""")]
    public async Task A_restricted_key_makes_frees_and_starts_none_that_is_freer(string own, string freer)
    {
        const string Everything = ManagedOrganization.Everything;
        using var bound = await _owner.CallAsync(HttpMethod.Patch, _merchant.PathOf(Everything), $$"""{"restrictions":{{own}}}""");
        using var asFree = await RestrictAsync(Server, freer, Keeper);
        using var suspended = await _merchant.PostAsync($"{ServerPath}/suspend", Suspension, Keeper);

        using var unrestricted = await _merchant.PostAsync(_merchant.Keys, """{"name":"loot"}""", Everything);
        using var made = await _merchant.PostAsync(_merchant.Keys, $$"""{"name":"loot","restrictions":{{freer}}}""", Everything);
        using var resumed = await _merchant.PostAsync($"{ServerPath}/resume", null, Everything);
        using var alike = await _merchant.PostAsync(_merchant.Keys, $$"""{"name":"helper","restrictions":{{own}}}""", Everything);

        Assert.All([bound, asFree, suspended], a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        await AssertExceedsAsync(unrestricted, made, resumed);
        var helper = await alike.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created);
        using var freed = await _merchant.PatchAsync($"{_merchant.Keys}/{helper.Key.Id}", $$"""{"restrictions":{{freer}}}""", Everything);
        await AssertExceedsAsync(freed);
    }

    [Fact]
    public async Task A_restricted_key_takes_the_secret_of_none_that_is_freer_and_gives_it_no_role()
    {
        const string Everything = ManagedOrganization.Everything;
        const string Expiry = """{"expiresAt":"2029-01-01T00:00:00Z"}""";
        using var bound = await _owner.CallAsync(HttpMethod.Patch, _merchant.PathOf(Everything), $$"""{"restrictions":{{Expiry}}}""");
        using var off = await _merchant.PostAsync($"{ServerPath}/environments/test/disable", Suspension, Keeper);
        var finance = $$"""{"roles":[{"roleId":"{{SystemRoles.Finance.Id}}"}]}""";

        using var rotated = await _merchant.PostAsync($"{ServerPath}/credentials/live/rotate", null, Everything);
        using var enabled = await _merchant.PostAsync($"{ServerPath}/environments/test/enable", null, Everything);
        using var given = await _merchant.SendAsync(HttpMethod.Put, $"{ServerPath}/roles", finance, Everything);
        using var restricted = await RestrictAsync(Server, Expiry, Everything);
        using var then = await _merchant.PostAsync($"{ServerPath}/credentials/live/rotate", null, Everything);
        using var enabledThen = await _merchant.PostAsync($"{ServerPath}/environments/test/enable", null, Everything);
        using var givenThen = await _merchant.SendAsync(HttpMethod.Put, $"{ServerPath}/roles", finance, Everything);

        await AssertExceedsAsync(rotated, enabled, given);
        Assert.Equal(HttpStatusCode.Created, then.StatusCode);
        Assert.All([bound, off, restricted, enabledThen, givenThen], a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
    }

    [Fact]
    public async Task An_owner_is_resumed_by_an_owner_and_a_member_by_those_who_hold_as_much()
    {
        var bola = _merchant.Seeded.Users[1].MemberId;
        using var promoted = await RolesAsync(bola, SystemRoles.Owner.Id);
        using var suspended = await _owner.CallAsync(HttpMethod.Post, $"{_merchant.Members}/{bola}/suspend", Suspension);

        using var byManager = await _merchant.PostAsync($"{_merchant.Members}/{bola}/resume", null);
        using var byAll = await _merchant.PostAsync($"{_merchant.Members}/{bola}/resume", null, ManagedOrganization.Everything);
        using var demoted = await RolesAsync(bola, SystemRoles.Finance.Id);
        using var byManagerStill = await _merchant.PostAsync($"{_merchant.Members}/{bola}/resume", null);
        using var byAllThen = await _merchant.PostAsync($"{_merchant.Members}/{bola}/resume", null, ManagedOrganization.Everything);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (promoted.StatusCode, suspended.StatusCode, demoted.StatusCode));
        await byManager.ProblemAsync(HttpStatusCode.Forbidden, "role.owner_only");
        await byAll.ProblemAsync(HttpStatusCode.Forbidden, "role.owner_only");
        await byManagerStill.ProblemAsync(HttpStatusCode.Forbidden, "role.exceeds_grantor");
        Assert.Equal(HttpStatusCode.OK, byAllThen.StatusCode);
        await _merchant.SingleAuditAsync(bola, "member.resumed");
    }

    [Fact]
    public async Task A_suspended_account_keeps_no_key_stopped()
    {
        var (key, ikeja) = (_merchant.Key(Server).Id, _merchant.Seeded.Accounts[0].Id);
        using var limited = await _owner.CallAsync(
            HttpMethod.Put, $"{_merchant.Keys}/{key}/roles", $$"""{"roles":[{"roleId":"{{SystemRoles.Viewer.Id}}"},{"roleId":"{{SystemRoles.Finance.Id}}","accounts":["{{ikeja}}"]}]}""");
        using var closed = await _owner.CallAsync(HttpMethod.Post, $"api/v1/organizations/{_merchant.Id}/accounts/{ikeja}/suspend", Suspension);
        using var suspended = await _merchant.PostAsync($"{ServerPath}/suspend", Suspension);

        using var resumed = await _owner.CallAsync(HttpMethod.Post, $"{ServerPath}/resume");
        using var rotated = await _owner.CallAsync(HttpMethod.Post, $"{ServerPath}/credentials/live/rotate");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (limited.StatusCode, closed.StatusCode, suspended.StatusCode));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Created), (resumed.StatusCode, rotated.StatusCode));
    }

    private static async Task AssertExceedsAsync(params HttpResponseMessage[] answers)
    {
        foreach (var answer in answers)
        {
            await answer.ProblemAsync(HttpStatusCode.Forbidden, "api_key.exceeds_restrictions");
        }
    }

    private Task<HttpResponseMessage> RestrictAsync(string key, string restrictions, string caller) =>
        _merchant.PatchAsync(_merchant.PathOf(key), $$"""{"restrictions":{{restrictions}}}""", caller);

    private Task<HttpResponseMessage> RolesAsync(Guid member, RoleId role) => _owner.CallAsync(
        HttpMethod.Put, $"{_merchant.Members}/{member}/roles", JsonSerializer.Serialize(new { roles = new[] { new { roleId = role.Value } } }));
}
