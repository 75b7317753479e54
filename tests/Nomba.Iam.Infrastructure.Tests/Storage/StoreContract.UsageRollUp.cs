using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Infrastructure.Hosting;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Usage;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Counts that grow old: fewer rows, the same sums.</summary>
public abstract partial class StoreContract
{
    private static readonly UsageOptions Keeping = new();

    [Fact]
    public async Task Rolls_old_counts_up_and_changes_no_sum()
    {
        var clock = new StoppedTime();
        var (keys, before) = await CountAtRandomAsync(clock, 1_500);
        var figures = await FiguresAsync(keys, clock);

        await RollUpAsync(_database.Contexts, clock);

        var after = await RowsAsync();
        Assert.True(after.Count < before.Count);
        Assert.Equal(figures, await FiguresAsync(keys, clock));
        Assert.All(after, row => Assert.Equal((Keeping.ResolutionOf(row.Minute, clock.GetUtcNow()), row.Minute), (row.Resolution, row.Resolution.StartOf(row.Minute))));
        Assert.Equal(3, after.Select(row => row.Resolution).Distinct().Count());
        Assert.Equal(before.Count(IsYoung), after.Count(IsYoung));

        bool IsYoung(UsageCountRow row) => row.Minute >= Keeping.MinutesFrom(clock.GetUtcNow());
    }

    [Fact]
    public async Task Changes_nothing_when_it_rolls_up_again()
    {
        var clock = new StoppedTime();
        await CountAtRandomAsync(clock, 300);
        await RollUpAsync(_database.Contexts, clock);
        var (rows, statements) = (await RowsAsync(), _database.Statements);

        await RollUpAsync(_database.Contexts, clock);

        // The lease, and a look for minutes and for hours.
        Assert.InRange(_database.Statements - statements, 1, 5);
        Assert.Equal(rows.Select(Shown), (await RowsAsync()).Select(Shown));

        static object Shown(UsageCountRow row) => (row.KeyId, row.Minute, row.SecretId, row.Outcome, row.Permission, row.Count, row.Resolution);
    }

    [Fact]
    public async Task Adds_to_an_hour_and_a_day_what_comes_late()
    {
        var (clock, key) = (new StoppedTime(), MemberId.New(Time));
        var (hour, day) = (UsageResolution.Hour.StartOf(Keeping.MinutesFrom(clock.GetUtcNow()) - 60), UsageResolution.Day.StartOf(Keeping.HoursFrom(clock.GetUtcNow()) - 1440));
        UsageReading[] readings = [.. new[] { hour, hour + 1, day, day + 60, day + 61 }.Select(minute => ReadingOf(key, minute, 5))];
        for (var times = 1; times <= 3; times++)
        {
            await Usage.AddAsync(readings, CancellationToken.None);
            await RollUpAsync(_database.Contexts, clock);

            Assert.Equal(
                [(day, UsageResolution.Day, 15L * times), (hour, UsageResolution.Hour, 10L * times)],
                (await RowsAsync()).OrderBy(row => row.Minute).Select(row => (row.Minute, row.Resolution, row.Count)));
        }
    }

    // Before minutes are taken, before the first and a later statement that adds them, and when hours are rolled up in their turn.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Loses_and_doubles_nothing_when_it_breaks_off(int statement)
    {
        var clock = new StoppedTime();
        var (keys, _) = await CountAtRandomAsync(clock, 1_200);
        var figures = await FiguresAsync(keys, clock);
        var crash = new Interruption(statement, () => throw new InvalidOperationException("A crash"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => RollUpAsync(_database.ContextsThrough(crash), clock));
        Assert.Equal(statement, crash.Sent);
        Assert.Equal(figures, await FiguresAsync(keys, clock));

        await RollUpAsync(_database.Contexts, clock);
        Assert.Equal(figures, await FiguresAsync(keys, clock));
    }

    [Fact]
    public async Task Loses_and_doubles_nothing_when_the_host_stops_meanwhile()
    {
        var clock = new StoppedTime();
        var (keys, before) = await CountAtRandomAsync(clock, 1_200);
        var figures = await FiguresAsync(keys, clock);
        using var host = new CancellationTokenSource();
        var stop = new Interruption(3, host.CancelAsync);
        var lease = await LeaseAsync(clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new UsageRollUp(new UsageStore(_database.ContextsThrough(stop)), Options.Create(Keeping), clock).RunAsync(lease, host.Token));

        Assert.Equal(before.Count, (await RowsAsync()).Count);
        Assert.Equal(figures, await FiguresAsync(keys, clock));
    }

    [Fact]
    public async Task Doubles_nothing_when_two_nodes_roll_up_at_once_while_a_third_counts()
    {
        var clock = new StoppedTime();
        var (keys, before) = await CountAtRandomAsync(clock, 1_500);
        UsageReading[] late = [.. Enumerable.Range(1, 300).Select(i => ReadingOf(keys[0], Keeping.MinutesFrom(clock.GetUtcNow()) - i, 1))];

        // Each with a lease of its own: what both believe when a clock is wrong.
        await Task.WhenAll(RollAsync("first"), RollAsync("second"), Usage.AddAsync(late, CancellationToken.None));

        await RollUpAsync(_database.Contexts, clock);
        var after = await RowsAsync();
        Assert.Equal(before.Sum(row => row.Count) + 300, after.Sum(row => row.Count));
        Assert.DoesNotContain(after, row => row.Resolution != Keeping.ResolutionOf(row.Minute, clock.GetUtcNow()));

        async Task RollAsync(string job)
        {
            var lease = (await new LeaseStore(_database.Contexts, clock).AcquireAsync(job, LeaseLength, CancellationToken.None))!;
            await new UsageRollUp(Usage, Options.Create(Keeping), clock).RunAsync(lease, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Rolls_up_in_few_statements()
    {
        var (clock, key) = (new StoppedTime(), MemberId.New(Time));
        var first = Keeping.MinutesFrom(clock.GetUtcNow()) - 1_800;
        await Usage.AddAsync([.. Enumerable.Range(first, 1_800).Select(minute => ReadingOf(key, minute, 1))], CancellationToken.None);
        var lease = await LeaseAsync(clock);
        var before = _database.Statements;

        await new UsageRollUp(Usage, Options.Create(Keeping), clock).RunAsync(lease, CancellationToken.None);

        // Two batches of 900, taken and added; one that finds no minutes; one that finds no hours to roll up.
        Assert.Equal(6, _database.Statements - before);
        Assert.Equal(30, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task Removes_counts_of_every_resolution_by_whole_days()
    {
        var (clock, key) = (new StoppedTime(), MemberId.New(Time));
        var end = Keeping.KeptFrom(clock.GetUtcNow());
        await Usage.AddAsync([ReadingOf(key, end - 1, 1), ReadingOf(key, end - 1_440, 1), ReadingOf(key, end - 2_880, 1), ReadingOf(key, end, 1)], CancellationToken.None);
        await _database.QueryAsync(context => context.UsageCounts.Where(c => c.Minute == end - 1_440).ExecuteUpdateAsync(set => set.SetProperty(c => c.Resolution, UsageResolution.Hour)));
        await _database.QueryAsync(context => context.UsageCounts.Where(c => c.Minute == end - 2_880).ExecuteUpdateAsync(set => set.SetProperty(c => c.Resolution, UsageResolution.Day)));

        await new UsageCleaner(Usage, Options.Create(Keeping), clock).RunAsync(await LeaseAsync(clock), CancellationToken.None);

        Assert.Equal(end, Assert.Single(await RowsAsync()).Minute);
    }

    [Fact]
    public async Task Answers_in_the_steps_that_are_left_and_says_so()
    {
        var key = await AddKeyAsync("Old");
        var now = Time.GetUtcNow();
        var (hour, day) = (Keeping.MinutesFrom(now) - 600, Keeping.HoursFrom(now) - 1_440);
        await Usage.AddAsync([ReadingOf(key.Id, hour + 5, 1), ReadingOf(key.Id, hour + 50, 2), ReadingOf(key.Id, day + 5, 4), ReadingOf(key.Id, day + 500, 8)], CancellationToken.None);
        var (minutes, hours) = (PeriodOf(hour + 30, hour + 51, UsageResolution.Minute), PeriodOf(day + 30, day + 300, UsageResolution.Hour));

        // Before they are rolled up and after: whole hours and days, whenever the job comes.
        for (var round = 0; round < 2; round++)
        {
            var (ofHour, ofDay) = (await AskAsync(new GetKeyUsage(_organization, key.Id, minutes), IamPermissions.ApiKeysRead), await AskAsync(new GetKeyUsage(_organization, key.Id, hours), IamPermissions.ApiKeysRead));

            Assert.Equal(PeriodOf(hour, hour + 60, UsageResolution.Hour), ofHour.Period);
            Assert.Equal(new UsageStep(hour, UsageOutcome.Issued, 3), Assert.Single(ofHour.Steps));
            Assert.Equal(PeriodOf(day, day + 1_440, UsageResolution.Day), ofDay.Period);
            Assert.Equal(new UsageStep(day, UsageOutcome.Issued, 12), Assert.Single(ofDay.Steps));
            var page = await AskAsync(new ListUsage(_organization, minutes, 10, null), IamPermissions.ApiKeysRead);
            Assert.Equal(3, Assert.Single(Assert.Single(page.Items).Totals).Count);
            await RollUpAsync(_database.Contexts, Time);
        }

        static UsagePeriod PeriodOf(int from, int to, UsageResolution resolution) => new(UsageKey.StartOf(from), UsageKey.StartOf(to), resolution);
    }

    [Fact]
    public async Task Writes_counts_in_few_statements_that_every_database_takes()
    {
        var counters = new UsageCounters(Options.Create(new UsageOptions()), Time);
        for (var i = 0; i < 1_000; i++)
        {
            counters.Count(MemberId.New(Time), CredentialSecretId.New(Time), UsageOutcome.Issued, "", null);
        }

        var before = _database.Statements;
        await new UsageFlush(counters, Usage).FlushAsync(CancellationToken.None);

        // Five batches of two hundred, each with the last uses of its keys.
        Assert.Equal(10, _database.Statements - before);
        Assert.Equal((1_000, 1_000), (await _database.QueryAsync(c => c.UsageCounts.CountAsync()), await _database.QueryAsync(c => c.KeyUses.CountAsync())));
        Assert.InRange(_database.MostParameters, 1_400, 2_100);
    }

    private async Task RollUpAsync(IDbContextFactory<IamDbContext> contexts, TimeProvider clock)
    {
        var lease = (await new LeaseStore(_database.Contexts, clock).AcquireAsync($"roll-up {Guid.CreateVersion7():N}", LeaseLength, CancellationToken.None))!;
        await new UsageRollUp(new UsageStore(contexts), Options.Create(Keeping), clock).RunAsync(lease, CancellationToken.None);
    }

    // Close together in three places of the past, so that there is something to add up: the last days, those of the hours, those of the days.
    private async Task<(IReadOnlyList<MemberId> Keys, IReadOnlyList<UsageCountRow> Rows)> CountAtRandomAsync(TimeProvider clock, int count)
    {
        var (keys, secret) = (Enumerable.Range(0, 4).Select(_ => MemberId.New(Time)).ToList(), CredentialSecretId.New(Time));
        var now = clock.GetUtcNow();
        int[] ends = [UsageKey.MinuteOf(now), Keeping.MinutesFrom(now) + 200, Keeping.HoursFrom(now) + 200];
        UsageOutcome[] outcomes = [UsageOutcome.Issued, UsageOutcome.Permitted, UsageOutcome.RefusedWrongSecret];
        var readings = Enumerable.Range(0, count).Select(i => new UsageKey(
                keys[RandomNumberGenerator.GetInt32(keys.Count)],
                RandomNumberGenerator.GetInt32(2) == 0 ? secret : CredentialSecretId.None,
                ends[i % ends.Length] - RandomNumberGenerator.GetInt32(4_000),
                outcomes[RandomNumberGenerator.GetInt32(outcomes.Length)],
                RandomNumberGenerator.GetInt32(3) == 0 ? "api_keys:read" : ""))
            .Distinct().Select(key => new UsageReading(key, RandomNumberGenerator.GetInt32(1, 50), now, ""));
        await Usage.AddAsync([.. readings], CancellationToken.None);
        return (keys, await RowsAsync());
    }

    /// <summary>All there is to read: by everything but the time, by the day, and by the hour as far as there are hours.</summary>
    private async Task<IReadOnlyList<object>> FiguresAsync(IReadOnlyList<MemberId> keys, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var all = new UsagePeriod(now.AddDays(-500), now.AddDays(1), UsageResolution.Day);
        var totals = await Usage.TotalsAsync(keys, all, CancellationToken.None);
        var days = await Usage.SumsAsync(keys, all, CancellationToken.None);
        var hours = await Usage.SumsAsync(keys, new UsagePeriod(UsageKey.StartOf(Keeping.HoursFrom(now)), now.AddDays(1), UsageResolution.Hour), CancellationToken.None);
        return
        [
            .. totals.Select(t => t with { LastMinute = 0 }).OrderBy(t => (t.Key.Value, t.Secret.Value, t.Outcome, t.Permission)),
            .. days.OrderBy(s => (s.Key.Value, s.Sums.Minute)),
            .. hours.OrderBy(s => (s.Key.Value, s.Sums.Minute)),
        ];
    }

    private Task<List<UsageCountRow>> RowsAsync() => _database.QueryAsync(context => context.UsageCounts.AsNoTracking()
        .OrderBy(c => c.KeyId).ThenBy(c => c.Minute).ThenBy(c => c.SecretId).ThenBy(c => c.Outcome).ThenBy(c => c.Permission).ToListAsync());

    private static UsageReading ReadingOf(MemberId key, int minute, long count) =>
        new(new UsageKey(key, CredentialSecretId.None, minute, UsageOutcome.Issued, ""), count, Time.GetUtcNow(), "");

    /// <summary>No hour ends in the middle of a test.</summary>
    private sealed class StoppedTime : TimeProvider
    {
        private readonly DateTimeOffset _now = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
