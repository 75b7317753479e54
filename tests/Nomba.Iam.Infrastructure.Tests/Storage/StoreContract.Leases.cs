using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Nomba.Iam.Infrastructure.Hosting;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Users;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Jobs that one node is enough for.</summary>
public abstract partial class StoreContract
{
    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Gives_a_lease_to_one_of_many_that_ask_at_once()
    {
        var clock = new ManualTime();
        for (var round = 0; round < 4; round++)
        {
            var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new LeaseStore(_database.Contexts, clock).AcquireAsync("job", LeaseLength, CancellationToken.None)));

            Assert.Single(leases, lease => lease is not null);
            Assert.NotNull(await new LeaseStore(_database.Contexts, clock).AcquireAsync($"other job {round}", LeaseLength, CancellationToken.None));
            clock.Advance(LeaseLength);
        }

        Assert.Equal(5, await _database.QueryAsync(context => context.Leases.CountAsync()));
    }

    [Fact]
    public async Task Takes_a_lease_over_when_its_holder_is_gone_and_tells_it_when_it_comes_back()
    {
        var clock = new ManualTime();
        var leases = new LeaseStore(_database.Contexts, clock);
        var first = (await leases.AcquireAsync("job", LeaseLength, CancellationToken.None))!;
        clock.Advance(LeaseLength - TimeSpan.FromSeconds(1));
        Assert.Null(await leases.AcquireAsync("job", LeaseLength, CancellationToken.None));
        clock.Advance(TimeSpan.FromSeconds(2));

        var second = (await leases.AcquireAsync("job", LeaseLength, CancellationToken.None))!;

        Assert.False(await first.KeepAsync(CancellationToken.None));
        await first.ReleaseAsync(TimeSpan.Zero, CancellationToken.None);
        Assert.Null(await leases.AcquireAsync("job", LeaseLength, CancellationToken.None));
        clock.Advance(LeaseLength / 2);
        Assert.True(await second.KeepAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Keeps_a_lease_for_as_long_as_its_holder_works_with_a_statement_now_and_then()
    {
        var clock = new ManualTime();
        var leases = new LeaseStore(_database.Contexts, clock);
        var lease = (await leases.AcquireAsync("job", LeaseLength, CancellationToken.None))!;
        var before = _database.Statements;

        for (var second = 0; second < 300; second += 5)
        {
            Assert.True(await lease.KeepAsync(CancellationToken.None));
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.InRange(_database.Statements - before, 5, 11);
        Assert.Null(await leases.AcquireAsync("job", LeaseLength, CancellationToken.None));
    }

    [Fact]
    public async Task Gives_a_lease_to_the_next_once_it_was_released_and_has_rested()
    {
        var clock = new ManualTime();
        var leases = new LeaseStore(_database.Contexts, clock);
        var lease = (await leases.AcquireAsync("job", LeaseLength, CancellationToken.None))!;

        await lease.ReleaseAsync(TimeSpan.FromMinutes(8), CancellationToken.None);

        Assert.False(await lease.KeepAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(7));
        Assert.Null(await leases.AcquireAsync("job", LeaseLength, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull(await leases.AcquireAsync("job", LeaseLength, CancellationToken.None));
    }

    [Fact]
    public async Task Clears_away_on_one_node_at_a_time_and_not_again_at_once()
    {
        var clock = new ManualTime();
        var (rounds, failing) = (new Rounds(), new Rounds { Fails = true });
        CleanUpWork Node() => new(new LeaseStore(_database.Contexts, clock), [failing, rounds], clock, NullLogger<CleanUpWork>.Instance);
        CleanUpWork[] nodes = [.. Enumerable.Range(0, 4).Select(_ => Node())];

        foreach (var expected in (int[])[1, 2, 3])
        {
            await Task.WhenAll(nodes.Select(node => node.RunAsync(CancellationToken.None)));
            await Task.WhenAll(nodes.Select(node => node.RunAsync(CancellationToken.None)));

            Assert.Equal((expected, expected), (rounds.Count, failing.Count));
            clock.Advance(TimeSpan.FromMinutes(10));
        }
    }

    [Fact]
    public async Task Stops_clearing_away_when_another_node_has_taken_over()
    {
        var clock = new ManualTime();
        var now = clock.GetUtcNow();
        await _database.QueryAsync(async context =>
        {
            context.AddRange(Enumerable.Range(0, 1_000).Select(i => new SignInFailureRow { Key = $"old {i}", Count = 1, LastAt = now.AddDays(-40) }));
            context.Add(new SpentTicketRow { Id = Guid.CreateVersion7(), ExpiresAt = now.AddDays(-40) });
            return await context.SaveChangesAsync();
        });
        var lease = await LeaseAsync(clock);
        var statements = new Interruption(6, async () =>
        {
            clock.Advance(TimeSpan.FromMinutes(3));
            Assert.NotNull(await new LeaseStore(_database.Contexts, clock).AcquireAsync("test", LeaseLength, CancellationToken.None));
        });

        // The sixth statement is the first batch of failures: it goes through, and nothing does after it.
        await new ExpiredRows(_database.ContextsThrough(statements), clock).RunAsync(lease, CancellationToken.None);

        Assert.Equal(6, statements.Sent);
        Assert.Equal((100, 1), await _database.QueryAsync(async context => (await context.SignInFailures.CountAsync(), await context.SpentTickets.CountAsync())));
    }

    private async Task<Lease> LeaseAsync(TimeProvider clock) => (await new LeaseStore(_database.Contexts, clock).AcquireAsync("test", LeaseLength, CancellationToken.None))!;

    private sealed class Rounds : ICleanUpStep
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public bool Fails { get; init; }

        public Task RunAsync(Lease lease, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            return Fails ? Task.FromException(new InvalidOperationException("A step that fails")) : Task.CompletedTask;
        }
    }
}
