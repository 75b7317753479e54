using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Web.Tests.Usage;

public sealed class UsageFlushTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private Merchant _merchant = null!;

    public UsageFlushTests() => _host = new IamHost(_time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Adds_up_what_two_nodes_counted_and_writes_the_rest_when_a_node_stops()
    {
        await using (var node = _host.SecondNode())
        {
            var other = _merchant.On(node);
            for (var i = 0; i < 3; i++)
            {
                await other.IssueAsync(_merchant.Admin.Live);
                await _merchant.IssueAsync(_merchant.Admin.Live);
            }

            await node.Services.GetRequiredService<UsageFlush>().FlushAsync(Cancellation);
            await FlushAsync();
            await other.IssueAsync(_merchant.Admin.Live);
        }

        Assert.Equal(7, await CountAsync(UsageOutcome.Issued));
    }

    [Fact]
    public async Task Keeps_what_could_not_be_written()
    {
        await _merchant.IssueAsync(_merchant.Admin.Live);
        await ExecuteAsync("""ALTER TABLE "UsageCounts" RENAME TO "Elsewhere" """);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(FlushAsync);
        await _merchant.IssueAsync(_merchant.Admin.Live);
        await ExecuteAsync("""ALTER TABLE "Elsewhere" RENAME TO "UsageCounts" """);

        await FlushAsync();
        await FlushAsync();

        Assert.Equal(2, await CountAsync(UsageOutcome.Issued));
    }

    [Fact]
    public async Task Counts_refreshes_and_introspection_of_good_and_dead_tokens()
    {
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);
        Assert.True(await _merchant.IsActiveAsync(tokens.AccessToken));
        var refreshed = await _merchant.RefreshAsync(_merchant.Admin.Live, tokens.RefreshToken);
        await _merchant.RefreshAsync(_merchant.Admin.Live, "nonsense");
        await _merchant.PostAsync("/oauth2/revoke", _merchant.Admin.Live, ("token", refreshed.AccessToken));
        Assert.False(await _merchant.IsActiveAsync(refreshed.AccessToken));

        await FlushAsync();

        foreach (var outcome in (UsageOutcome[])[UsageOutcome.Issued, UsageOutcome.Refreshed, UsageOutcome.IntrospectedActive, UsageOutcome.IntrospectedInactive, UsageOutcome.RefusedRefreshToken])
        {
            Assert.Equal((outcome, 1L), (outcome, await CountAsync(outcome)));
        }
    }

    [Fact]
    public async Task Writes_nothing_while_a_request_waits()
    {
        await _merchant.IssueAsync(_merchant.Admin.Live);
        _host.Statements.Reset();

        for (var i = 0; i < 20; i++)
        {
            await _merchant.IssueAsync(_merchant.Admin.Live);
        }

        Assert.Empty(_host.Statements.Sent);
        await FlushAsync();
        Assert.Equal(21, await CountAsync(UsageOutcome.Issued));
    }

    [Fact]
    public void Keeps_memory_within_its_bounds_and_forgets_minutes_that_were_written()
    {
        var counters = new UsageCounters(Options.Create(new UsageOptions { Capacity = 1_000 }), _time);
        void Count(int keys)
        {
            for (var i = 0; i < keys; i++)
            {
                counters.Count(MemberId.New(_time), default, UsageOutcome.Issued, "", null);
            }
        }

        Count(1_500);
        Assert.Equal(1_000, counters.Take().Count);
        Assert.Equal(500, counters.TakeUncounted());
        _time.Advance(TimeSpan.FromMinutes(3));
        Assert.Empty(counters.Take());
        Count(1_000);

        Assert.Equal(0, counters.TakeUncounted());
        Assert.Equal(1_000, counters.Take().Count);
    }

    [Fact]
    public async Task Counts_every_use_of_many_at_once()
    {
        var counters = new UsageCounters(Options.Create(new UsageOptions()), _time);
        var key = MemberId.New(_time);
        long taken = 0;

        var counting = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () =>
            {
                for (var i = 0; i < 20_000; i++)
                {
                    counters.Count(key, default, UsageOutcome.Issued, "", null);
                }
            },
            Cancellation)));
        while (!counting.IsCompleted)
        {
            taken += counters.Take().Sum(r => r.Count);
        }

        await counting;
        Assert.Equal(160_000, taken + counters.Take().Sum(r => r.Count));
    }

    private Task FlushAsync() => _host.Services.GetRequiredService<UsageFlush>().FlushAsync(Cancellation);

    private async Task<long> CountAsync(UsageOutcome outcome)
    {
        var period = new UsagePeriod(_time.GetUtcNow().AddHours(-1), _time.GetUtcNow().AddMinutes(1), UsageResolution.Minute);
        var totals = await _host.Services.GetRequiredService<IUsageStore>().TotalsAsync([new MemberId(_merchant.Admin.Id)], period, Cancellation);
        return totals.Where(t => t.Outcome == outcome).Sum(t => t.Count);
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IamDbContext>().Database.ExecuteSqlRawAsync(statement, Cancellation);
    }
}
