using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Usage;
using Nomba.Iam.Web.Tests.ApiKeys;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Usage;

public sealed class KeyUsageTests(ManagementHost host)
{
    private const string Server = ManagedOrganization.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_what_a_key_does_by_secret_and_outcome()
    {
        var merchant = await host.SeedMerchantAsync();
        var pair = merchant.Key(Server).Live;
        var secret = await merchant.RotatedAsync(Server, "live", """{"gracePeriodSeconds":0}""");
        await merchant.IssueAsync(pair.ClientId, pair.ClientSecret!);
        await merchant.IssueAsync(pair.ClientId, pair.ClientSecret!);
        await merchant.IssueAsync(pair.ClientId, secret);
        Assert.False(await merchant.WorksAsync(pair.ClientId, pair.ClientSecret!));
        Assert.False(await merchant.WorksAsync(pair.ClientId, "wrong"));

        var usage = await UsageAsync(merchant, "?resolution=minute");

        Assert.Equal(3, usage.Buckets.Sum(b => b.Outcomes.GetValueOrDefault("issued")));
        Assert.Equal((IEnumerable<long>)[1, 2], usage.Secrets.Where(s => s.SecretId is not null).Select(s => s.Outcomes["issued"]).Order());
        Assert.Equal(
            [("refused_retired_secret", 1L), ("refused_wrong_secret", 1L)], usage.Refusals.Select(r => (r.Reason, r.Count)).Order());
        Assert.All(usage.Buckets, b => Assert.InRange(b.Start, usage.From, usage.To));
        Assert.InRange(usage.LastUsedAt!.Value, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Tells_the_true_reason_of_a_refusal_that_the_answer_keeps_to_itself()
    {
        var merchant = await host.SeedMerchantAsync();
        var pair = merchant.Key(Server).Live;
        Assert.Equal(HttpStatusCode.BadRequest, (await merchant.TryIssueAsync(pair.ClientId, pair.ClientSecret!, "api_keys:create")).StatusCode);
        using var suspending = await merchant.PostAsync($"{merchant.PathOf(Server)}/suspend", """{"reason":"lost"}""");
        Assert.False(await merchant.WorksAsync(pair.ClientId, pair.ClientSecret!));

        var usage = await UsageAsync(merchant);

        Assert.Equal([("refused_scope", 1L), ("refused_suspended", 1L)], usage.Refusals.Select(r => (r.Reason, r.Count)).Order());
    }

    [Fact]
    public async Task Tells_a_pair_that_is_off_from_a_door_that_is_closed()
    {
        var merchant = await host.SeedMerchantAsync();
        var (key, path) = (merchant.Key(Server), merchant.PathOf(Server));
        using var off = await merchant.PostAsync($"{path}/environments/test/disable", """{"reason":"lost"}""");
        using var restricted = await merchant.PatchAsync(path, """{"restrictions":{"allowedGrant":"wire"}}""");
        Assert.False(await merchant.WorksAsync(key.Test.ClientId, key.Test.ClientSecret!));
        Assert.False(await merchant.WorksAsync(key.Live.ClientId, key.Live.ClientSecret!));

        var usage = await UsageAsync(merchant);

        Assert.Equal([("refused_door", 1L), ("refused_pair_off", 1L)], usage.Refusals.Select(r => (r.Reason, r.Count)).Order());
    }

    [Fact]
    public void Has_a_name_of_its_own_for_every_outcome()
    {
        var names = Enum.GetValues<UsageOutcome>().Select(o => o.Name).ToArray();

        Assert.NotEmpty(names);
        Assert.DoesNotContain("other", names);
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Pins_made_up_client_ids_on_nobody()
    {
        var merchant = await host.SeedMerchantAsync();
        Assert.False(await merchant.WorksAsync(Guid.CreateVersion7(), "wrong"));

        var store = host.Iam.Services.GetRequiredService<IUsageStore>();
        await FlushAsync();

        var period = new UsagePeriod(TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddMinutes(1), UsageResolution.Minute);
        var totals = await store.TotalsAsync([default], period, Cancellation);
        Assert.Contains(totals, t => t is { Outcome: UsageOutcome.RefusedUnknownClient, Count: > 0 });
    }

    [Fact]
    public async Task Counts_the_permissions_that_the_management_API_checked()
    {
        var merchant = await host.SeedMerchantAsync();
        using var read = await merchant.GetAsync(merchant.Keys, Server);
        using var refused = await merchant.PostAsync($"{merchant.PathOf(Server)}/resume", null, Server);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        var usage = await UsageAsync(merchant);

        Assert.Equal(
            [new PermissionUsageResponse("api_keys:read", 1, 0), new PermissionUsageResponse("api_keys:suspend", 0, 1)],
            usage.Permissions.OrderBy(p => p.Permission, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Shows_when_and_from_where_a_key_and_its_secrets_were_last_used()
    {
        var merchant = await host.SeedMerchantAsync();
        var pair = merchant.Key(Server).Live;
        using var unused = await merchant.GetAsync(merchant.PathOf(Server));
        Assert.Null((await unused.ReadAsync<ApiKeyResponse>()).LastUsedAt);

        await merchant.IssueAsync(pair.ClientId, pair.ClientSecret!);
        await FlushAsync();

        using var answer = await merchant.GetAsync(merchant.PathOf(Server));
        var key = await answer.ReadAsync<ApiKeyResponse>();
        var secret = Assert.Single(key.Live.Secrets);
        Assert.Equal((secret.LastUsedAt, secret.LastUsedFrom), (key.LastUsedAt, key.LastUsedFrom));
        Assert.Equal(secret.FirstUsedAt, secret.LastUsedAt);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(key.LastUsedFrom!)));
        Assert.Null(Assert.Single(key.Test.Secrets).LastUsedAt);
    }

    [Fact]
    public async Task Lists_the_totals_of_every_key_a_page_at_a_time()
    {
        var merchant = await host.SeedMerchantAsync();
        var pair = merchant.Key(Server).Live;
        await merchant.IssueAsync(pair.ClientId, pair.ClientSecret!);
        await FlushAsync();
        var path = $"api/v1/organizations/{merchant.Id}/usage";

        using var first = await merchant.GetAsync($"{path}?limit=3");
        var page = await first.ReadAsync<Page<KeyTotalsResponse>>();
        using var second = await merchant.GetAsync($"{path}?limit=3&cursor={page.Next}");
        var rest = await second.ReadAsync<Page<KeyTotalsResponse>>();

        Assert.Equal((3, 1), (page.Items.Count, rest.Items.Count));
        var totals = page.Items.Concat(rest.Items).Single(k => k.Name == Server);
        Assert.Equal((1L, merchant.Key(Server).Id), (totals.Outcomes["issued"], totals.KeyId));
        Assert.Null(rest.Next);
    }

    [Theory]
    [InlineData("?resolution=second", "usage.resolution")]
    [InlineData("?from=yesterday", "usage.period")]
    [InlineData("?from=01/02/2026", "usage.period")]
    [InlineData("?from=12:00", "usage.period")]
    [InlineData("?to=0001-01-01T00:00:00Z", "usage.period")]
    [InlineData("?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "usage.period")]
    [InlineData("?from=2026-01-01T00:00:00Z&to=2026-01-03T00:00:00Z&resolution=minute", "usage.resolution")]
    public async Task Refuses_a_period_that_cannot_be_counted(string query, string code)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.GetAsync($"{merchant.PathOf(Server)}/usage{query}");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("from=2026-01-01&to=2026-01-02")]
    [InlineData("from=2026-01-01T00:00Z&to=2026-01-02T00:00:00.0Z")]
    [InlineData("from=2026-01-01T01:00:00+01:00&to=2026-01-01T23:00:00-01:00")]
    [InlineData("from=2026-01-01T01:00:00%2B01:00&to=2026-01-02T00:00:00Z")]
    public async Task Reads_a_moment_in_each_form_of_the_standard(string query)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.GetAsync($"{merchant.PathOf(Server)}/usage?{query}");

        var usage = await answer.ReadAsync<UsageResponse>();
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), usage.From);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), usage.To);
    }

    [Theory]
    [InlineData("?from=yesterday", "usage.period")]
    [InlineData("?limit=0", "page.limit")]
    [InlineData("?cursor=x", "page.cursor")]
    public async Task Refuses_totals_that_cannot_be_listed(string query, string code)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.GetAsync($"api/v1/organizations/{merchant.Id}/usage{query}");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Shows_totals_to_those_who_may_see_the_keys()
    {
        var (merchant, other) = (await host.SeedMerchantAsync(), await host.SeedMerchantAsync());
        var path = $"api/v1/organizations/{merchant.Id}/usage";
        var pair = merchant.Key(ManagedOrganization.Everything).Live;

        using var nobody = await merchant.SendAsync(HttpMethod.Get, path, null, null);
        using var foreign = await other.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", await merchant.IssueAsync(pair.ClientId, pair.ClientSecret!, "members:read"));
        using var powerless = await merchant.SendAsync(request);

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await foreign.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        await powerless.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
    }

    private Task FlushAsync() => host.Iam.Services.GetRequiredService<UsageFlush>().FlushAsync(Cancellation);

    private async Task<UsageResponse> UsageAsync(ManagedOrganization merchant, string query = "")
    {
        await FlushAsync();
        using var answer = await merchant.GetAsync($"{merchant.PathOf(Server)}/usage{query}");
        return await answer.ReadAsync<UsageResponse>();
    }
}
