using System.Net;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

public sealed class ApiKeyEnvironmentTests(ManagementHost management) : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private Merchant _merchant = null!;

    private SeededApiKey Key => _merchant.Admin;

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("live")]
    [InlineData("test")]
    public async Task Kills_what_the_one_pair_got_and_leaves_the_other_alone(string environment)
    {
        var (stopped, other) = environment == "live" ? (Key.Live, Key.Test) : (Key.Test, Key.Live);
        var (dead, alive) = (await _merchant.IssueAsync(stopped), await _merchant.IssueAsync(other));

        var key = await _merchant.SwitchAsync(Key, environment, isOn: false);

        Assert.Equal(environment == "live", key.Live.DisabledAt is not null);
        Assert.Equal(environment == "test", key.Test.DisabledAt is not null);
        Assert.Equal(("active", 1), (key.Status, key.Version));
        Assert.False(await _merchant.IsActiveAsync(dead.AccessToken));
        Assert.Equal("invalid_client", (await _merchant.IssueAsync(stopped)).Error);
        Assert.Equal("invalid_client", (await _merchant.RefreshAsync(stopped, dead.RefreshToken)).Error);
        Assert.True(await _merchant.IsActiveAsync(alive.AccessToken));
        Assert.Equal(200, (await _merchant.RefreshAsync(other, alive.RefreshToken)).Status);
        Assert.Equal(200, (await _merchant.IssueAsync(other)).Status);
    }

    [Fact]
    public async Task Lets_it_work_again_and_leaves_dead_what_was()
    {
        var before = await _merchant.IssueAsync(Key.Live);
        await _merchant.SwitchAsync(Key, "live", isOn: false);

        var key = await _merchant.SwitchAsync(Key, "live", isOn: true);

        Assert.Null(key.Live.DisabledAt);
        Assert.False(await _merchant.IsActiveAsync(before.AccessToken));
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(Key.Live, before.RefreshToken)).Error);
        var after = await _merchant.IssueAsync(Key.Live);
        Assert.True(await _merchant.IsActiveAsync(after.AccessToken));
        Assert.Equal(200, (await _merchant.RefreshAsync(Key.Live, after.RefreshToken)).Status);
    }

    [Fact]
    public async Task No_issuance_in_flight_on_another_node_outlives_it()
    {
        await using var node = _host.SecondNode();
        var other = _merchant.On(node);
        await other.IssueAsync(Key.Live);
        using var stop = new CancellationTokenSource();
        var issuing = Enumerable.Range(0, 4).Select(_ => Task.Run(() => IssueUntilRefusedAsync(other, stop.Token), TestContext.Current.CancellationToken)).ToList();

        await _merchant.SwitchAsync(Key, "live", isOn: false);
        stop.CancelAfter(TimeSpan.FromSeconds(20));
        var issued = (await Task.WhenAll(issuing)).SelectMany(t => t).ToList();

        Assert.NotEmpty(issued);
        Assert.All(await ActiveAsync(_merchant, issued), Assert.False);
        Assert.All(await ActiveAsync(other, issued), Assert.False);
        await _merchant.SwitchAsync(Key, "live", isOn: true);
        Assert.All(await ActiveAsync(_merchant, issued), Assert.False);
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(Key.Live, issued[^1].RefreshToken)).Error);
        Assert.True(await _merchant.IsActiveAsync((await _merchant.IssueAsync(Key.Live)).AccessToken));
    }

    [Fact]
    public async Task Says_it_once_in_the_audit_trail_with_the_reason()
    {
        var merchant = await management.SeedMerchantAsync();
        var path = merchant.PathOf(ManagedOrganization.Server);

        using var first = await merchant.PostAsync($"{path}/environments/test/disable", """{"reason":"leaked"}""");
        using var second = await merchant.PostAsync($"{path}/environments/test/disable", """{"reason":"again"}""");
        using var on = await merchant.PostAsync($"{path}/environments/test/enable", null, ManagedOrganization.Everything);
        using var again = await merchant.PostAsync($"{path}/environments/test/enable", null);

        var key = await second.ReadAsync<ApiKeyResponse>();
        Assert.Equal((await first.ReadAsync<ApiKeyResponse>()).Test.DisabledAt, key.Test.DisabledAt);
        var off = await merchant.SingleAuditAsync(key.Id, "api_key.environment_disabled");
        Assert.Equal(("leaked", """{"test":{"before":"enabled","after":"disabled"}}"""), (off.Reason, off.Changes));
        await merchant.SingleAuditAsync(key.Id, "api_key.environment_enabled");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.NotEqual(on.Headers.ETag, first.Headers.ETag);
    }

    [Fact]
    public async Task Refuses_no_reason_an_environment_that_there_is_not_and_a_revoked_key()
    {
        var merchant = await management.SeedMerchantAsync();
        var path = merchant.PathOf(ManagedOrganization.Server);

        using var silent = await merchant.PostAsync($"{path}/environments/live/disable", "{}");
        using var unknown = await merchant.PostAsync($"{path}/environments/prod/disable", """{"reason":"x"}""");
        using var revoked = await merchant.PostAsync($"{path}/revoke", """{"reason":"x"}""");
        using var late = await merchant.PostAsync($"{path}/environments/live/disable", """{"reason":"x"}""");

        await silent.ProblemAsync(HttpStatusCode.BadRequest, "api_key.reason");
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "api_key.environment_not_found");
        await late.ProblemAsync(HttpStatusCode.Conflict, "api_key.revoked");
    }

    private async Task<List<OAuthAnswer>> IssueUntilRefusedAsync(Merchant node, CancellationToken stop)
    {
        var issued = new List<OAuthAnswer>();
        while (await node.IssueAsync(Key.Live) is { Status: 200 } answer)
        {
            stop.ThrowIfCancellationRequested();
            issued.Add(answer);
        }

        return issued;
    }

    // The last ones of a long row are those that the event may have missed.
    private static async Task<bool[]> ActiveAsync(Merchant node, List<OAuthAnswer> issued) =>
        await Task.WhenAll(issued.TakeLast(40).Select(t => node.IsActiveAsync(t.AccessToken)));
}
