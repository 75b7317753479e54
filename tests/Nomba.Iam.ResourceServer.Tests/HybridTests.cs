using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.ResourceServer.Tests;

/// <summary>Mode hybrid against real nodes of an issuer, over a network that can fail in every way.</summary>
public sealed class HybridTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly IamHost _first;
    private readonly IamHost _second;
    private readonly List<TcpRelay> _relays = [];
    private Merchant _merchant = null!;
    private string _token = "";

    public HybridTests()
    {
        _first = new IamHost(_time);
        _second = _first.SecondNode();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _relays.Add(new TcpRelay(_first.Listen()));
        _merchant = await Merchant.SeedAsync(_first);
        _relays.Add(new TcpRelay(_second.Listen()));
        _token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var relay in _relays)
        {
            await relay.DisposeAsync();
        }

        await _second.DisposeAsync();
        await _first.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Refuses_a_suspended_key_from_memory_whichever_node_suspended_it(int node)
    {
        await using var api = await StartAsync(node);
        await api.UntilReadyAsync();
        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync(_token));
        _first.Statements.Reset();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await api.StatusAsync(_token));
        }

        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");
        await Eventually.HoldsAsync(async () => await api.StatusAsync(_token) == HttpStatusCode.Unauthorized);

        await _merchant.ChangeKeyAsync(_merchant.Admin, "resume");
        var renewed = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync(renewed));
        Assert.Equal(HttpStatusCode.Unauthorized, await api.StatusAsync(_token));
        Assert.Equal(0, api.Introspections);
    }

    [Fact]
    public async Task Learns_of_everything_that_introspection_would_tell()
    {
        await using var api = await StartAsync(0);
        await api.UntilReadyAsync();
        var family = await _merchant.IssueAsync(_merchant.Reader.Live);
        var pair = (await _merchant.IssueAsync(_merchant.Key("Outlet").Live)).AccessToken;
        foreach (var token in new[] { family.AccessToken, pair, _token })
        {
            Assert.Equal(HttpStatusCode.OK, await api.StatusAsync(token));
        }

        await _merchant.PostAsync("/oauth2/revoke", _merchant.Reader.Live, ("token", family.RefreshToken));
        await ManageAsync(HttpMethod.Post, $"/api-keys/{_merchant.Key("Outlet").Id}/environments/live/disable", new { reason = "lost" });
        await ManageAsync(HttpMethod.Put, $"/api-keys/{_merchant.Admin.Id}/roles", new { roles = new[] { new { roleId = _merchant.Organization.Roles.First(r => r.Name == "Reader").Id } } });

        foreach (var token in new[] { family.AccessToken, pair, _token })
        {
            await Eventually.HoldsAsync(async () => await api.StatusAsync(token) == HttpStatusCode.Unauthorized);
        }

        var narrowed = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        using var transfer = await api.GetAsync("/both", narrowed);
        Assert.Equal(HttpStatusCode.Forbidden, transfer.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.0/8", HttpStatusCode.OK)]
    [InlineData("203.0.113.0/24", HttpStatusCode.Unauthorized)]
    public async Task Asks_the_issuer_where_memory_cannot_know(string range, HttpStatusCode expected)
    {
        await using var api = await StartAsync(0);
        await api.UntilReadyAsync();
        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync(_token));
        await ManageAsync(HttpMethod.Patch, $"/api-keys/{_merchant.Admin.Id}", new { restrictions = new { ipAllowList = new[] { range } } });

        // A token of before, about which something has changed; and one of after, which says that it is bound to addresses.
        await Eventually.HoldsAsync(async () => await api.StatusAsync(_token) == expected && api.Introspections > 0);
        if (expected == HttpStatusCode.OK)
        {
            var before = api.Introspections;
            var bound = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
            Assert.Equal(expected, await api.StatusAsync(bound));
            Assert.Equal(before + 1, api.Introspections);
        }
    }

    [Fact]
    public async Task Lets_nothing_in_after_the_limit_when_the_network_goes_silent()
    {
        await using var api = await StartAsync(0);
        await api.UntilReadyAsync();
        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync(_token));
        _relays.ForEach(r => r.GoSilent());
        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");
        var suspendedAt = TimeProvider.System.GetTimestamp();

        var lastLetIn = TimeSpan.Zero;
        await Eventually.HoldsAsync(async () =>
        {
            var asked = TimeProvider.System.GetElapsedTime(suspendedAt);
            var status = await api.StatusAsync(_token);
            lastLetIn = status == HttpStatusCode.OK ? asked : lastLetIn;
            return status == HttpStatusCode.ServiceUnavailable;
        });
        Assert.InRange(lastLetIn, TimeSpan.Zero, ProtectedApi.Staleness);

        // What lay in the network all the while is not taken for news.
        _relays.ForEach(r => r.GoOn());
        await Eventually.HoldsAsync(async () =>
        {
            var status = await api.StatusAsync(_token);
            Assert.NotEqual(HttpStatusCode.OK, status);
            return status == HttpStatusCode.Unauthorized;
        });
    }

    [Fact]
    public async Task Goes_on_at_the_other_node_when_one_is_silent()
    {
        await using var api = await StartAsync(0);
        await api.UntilReadyAsync();
        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync(_token));
        _relays[0].GoSilent();
        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");

        await Eventually.HoldsAsync(async () => await api.StatusAsync(_token) == HttpStatusCode.Unauthorized);
        var other = (await _merchant.IssueAsync(_merchant.Reader.Live)).AccessToken;
        await Eventually.HoldsAsync(async () => await api.StatusAsync(other) == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Misses_nothing_of_what_happened_while_the_connection_was_broken()
    {
        await using var api = await StartAsync(0);
        await api.UntilReadyAsync();
        var tokens = new Dictionary<SeededApiKey, string>();
        foreach (var key in _merchant.Organization.ApiKeys.Where(k => k.Name is "Server" or "Reader" or "Outlet" or "Everything"))
        {
            tokens[key] = (await _merchant.IssueAsync(key.Live)).AccessToken;
            Assert.Equal(HttpStatusCode.OK, await api.StatusAsync(tokens[key]));
        }

        foreach (var key in tokens.Keys)
        {
            _relays.ForEach(r => r.Break());
            await _merchant.ChangeKeyAsync(key, "suspend");
        }

        foreach (var token in tokens.Values)
        {
            await Eventually.HoldsAsync(async () => await api.StatusAsync(token) == HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Begins_with_everything_that_happened_before_it_did()
    {
        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");
        await _merchant.ChangeKeyAsync(_merchant.Admin, "resume");
        await using var api = await StartAsync(1);
        await api.UntilReadyAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await api.StatusAsync(_token));
        Assert.Equal(0, api.Introspections);
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(40)]
    public async Task Goes_by_the_issuers_clock_however_wrong_its_own_is(int minutes)
    {
        var wrong = new ManualTime();
        wrong.Advance(TimeSpan.FromMinutes(minutes));
        await using var api = await StartAsync(0, wrong);
        await api.UntilReadyAsync();
        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync(_token));

        _time.Advance(TimeSpan.FromMinutes(31));
        await Eventually.HoldsAsync(async () => await api.StatusAsync(_token) == HttpStatusCode.Unauthorized);
        Assert.Equal(0, api.Introspections);
    }

    [Fact]
    public async Task Tells_who_enforces_a_suspension_and_who_does_not()
    {
        await using var one = await StartAsync(0);
        await using var other = await StartAsync(1);
        await one.UntilReadyAsync();
        await other.UntilReadyAsync();
        await Eventually.HoldsAsync(async () => (await SuspendAndResumeAsync("0s")).Validators == 2);

        var all = await SuspendAndResumeAsync("20s");
        Assert.Equal((2, 0, 0), (all.Enforced, all.Behind, all.Gone));
        Assert.NotNull(all.TookMs);

        // One that hears nothing is named; the other is waited for.
        _relays[1].GoSilent();
        var behind = await SuspendAndResumeAsync("2s");
        Assert.Equal((1, 1), (behind.Enforced, behind.Behind));
        _relays[1].GoOn();
        await other.DisposeAsync();
        var left = await SuspendAndResumeAsync("20s");
        Assert.Equal((1, 0), (left.Enforced, left.Behind));
    }

    [Fact]
    public async Task Accepts_no_token_after_the_bound_when_a_node_dies_under_load()
    {
        const int Keys = 300;
        var seeded = await _first.SeedAsync(new SeedPlan(
            [new SeedOrganization("Many", null, [], [new SeedRole("Stopper", ["api_keys:*"])], [], [new SeedApiKey("Stopper", "Stopper", null), .. Enumerable.Range(0, Keys).Select(i => new SeedApiKey($"Key {i}", null, null))], [])], []));
        var organization = seeded.Organizations[0];
        var stopper = (await _merchant.IssueAsync(organization.ApiKeys[0].Live)).AccessToken;
        var tokens = new List<(Guid Key, string Token)>();
        foreach (var key in organization.ApiKeys.Skip(1))
        {
            tokens.Add((key.Id, (await _merchant.IssueAsync(key.Live)).AccessToken));
        }

        await using var api = await StartAsync(1);
        await api.UntilReadyAsync();
        await Task.WhenAll(tokens.Select(async t => Assert.Equal(HttpStatusCode.OK, await api.StatusAsync(t.Token))));

        var suspended = new List<(string Token, long At)>();
        foreach (var (key, token) in tokens)
        {
            if (suspended.Count == Keys / 3)
            {
                await _relays[1].DisposeAsync();
                _relays.RemoveAt(1);
                await _second.DisposeAsync();
            }

            using var stopped = await _merchant.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{organization.Id}/api-keys/{key}/suspend", stopper, new { reason = "drill" });
            stopped.EnsureSuccessStatusCode();
            suspended.Add((token, TimeProvider.System.GetTimestamp()));
            await ShouldBeDeadAsync(api, suspended.Where(s => TimeProvider.System.GetElapsedTime(s.At) > ProtectedApi.Staleness).TakeLast(3));
        }

        await Task.Delay(ProtectedApi.Staleness, Cancellation);
        await ShouldBeDeadAsync(api, suspended);
    }

    private static async Task ShouldBeDeadAsync(ProtectedApi api, IEnumerable<(string Token, long At)> suspended)
    {
        foreach (var (token, _) in suspended)
        {
            Assert.NotEqual(HttpStatusCode.OK, await api.StatusAsync(token));
        }
    }

    private async Task<(int Enforced, int Behind, int Gone, long? TookMs, int Validators)> SuspendAndResumeAsync(string wait)
    {
        using var suspended = await ManageAsync(HttpMethod.Post, $"/api-keys/{_merchant.Admin.Id}/suspend?wait={wait}", new { reason = "drill" });
        var said = (await suspended.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("revocation");
        using var asked = await ManageAsync(HttpMethod.Get, $"/api-keys/{_merchant.Admin.Id}/revocation", null);
        Assert.Equal(said.GetProperty("sequence").GetInt64(), (await asked.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("sequence").GetInt64());
        await _merchant.ChangeKeyAsync(_merchant.Admin, "resume");
        int Count(string name) => said.GetProperty(name).GetInt32();
        var took = said.GetProperty("tookMs");
        return (Count("enforced"), Count("behind"), Count("gone"), took.ValueKind == JsonValueKind.Null ? null : took.GetInt64(), said.GetProperty("validators").GetArrayLength());
    }

    private async Task<HttpResponseMessage> ManageAsync(HttpMethod method, string path, object? body)
    {
        var bearer = (await _merchant.IssueAsync(_merchant.Key("Everything").Live)).AccessToken;
        var answer = await _merchant.ManageAsync(method, path, bearer, body);
        answer.EnsureSuccessStatusCode();
        return answer;
    }

    // Its own node first, the other when that one fails.
    private Task<ProtectedApi> StartAsync(int node, TimeProvider? time = null) => ProtectedApi.StartAsync(
        options =>
        {
            (options.Authority, options.Audience) = (_relays[node].Address.ToString(), Merchant.Audience);
            options.Nodes = [_relays[node].Address.ToString(), _relays[1 - node].Address.ToString()];
            (options.ClientId, options.ClientSecret) = (_merchant.Api.ClientId.ToString(), _merchant.Api.ClientSecret);
            options.StalenessLimit = ProtectedApi.Staleness;
        },
        time);
}
