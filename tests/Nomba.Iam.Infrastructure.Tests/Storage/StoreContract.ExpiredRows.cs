using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Requests;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Users;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Clears_away_what_is_over_and_keeps_the_rest()
    {
        var clock = new ManualTime();
        var cleaner = new ExpiredRows(_database.Contexts, clock);
        var lease = await LeaseAsync(clock);
        var now = clock.GetUtcNow();
        await _database.QueryAsync(async context =>
        {
            var family = TokenFamilyId.New(now);
            context.AddRange(RefreshFamily.Start(family, MemberId.New(Time), Guid.CreateVersion7(), now, null), RevocationEvent.OfFamily(family, now, now));

            // More than one batch.
            context.AddRange(Enumerable.Range(0, 1_000).Select(i => new SignInFailureRow { Key = $"old {i}", Count = 1, LastAt = now }));
            context.Add(new SignInFailureRow { Key = "young", Count = 1, LastAt = now.AddDays(20) });
            context.AddRange(new SpentTicketRow { Id = Guid.CreateVersion7(), ExpiresAt = now }, new SpentTicketRow { Id = Guid.CreateVersion7(), ExpiresAt = now.AddDays(20) });
            context.AddRange(Answer("over", now), Answer("kept", now.AddDays(1)));
            return await context.SaveChangesAsync();
        });

        await cleaner.RunAsync(lease, CancellationToken.None);
        Assert.Equal((1_001, 1, 1, "kept"), await LeftAsync());
        Assert.Equal(2, await _database.QueryAsync(context => context.SpentTickets.CountAsync()));

        clock.Advance(TimeSpan.FromDays(31));
        await cleaner.RunAsync(lease, CancellationToken.None);
        Assert.Equal((1, 0, 1, null), await LeftAsync());
        Assert.Equal(1, await _database.QueryAsync(context => context.SpentTickets.CountAsync()));

        clock.Advance(TimeSpan.FromDays(340));
        await cleaner.RunAsync(lease, CancellationToken.None);
        Assert.Equal((0, 0, 0, null), await LeftAsync());
    }

    [Fact]
    public async Task Keeps_an_answer_that_is_renewed_while_it_is_cleared_away()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var clock = new ManualTime();
        var cleaner = new ExpiredRows(_database.Contexts, clock);
        var lease = await LeaseAsync(clock);
        var now = clock.GetUtcNow();
        await _database.QueryAsync(async context =>
        {
            context.Add(Answer("renewed", now));
            return await context.SaveChangesAsync();
        });

        // The cleaner comes while the renewal is not committed: it waits, or does not see the row yet.
        await using (var context = await _database.Contexts.CreateDbContextAsync(cancellation))
        {
            await using var renewal = await context.Database.BeginTransactionAsync(cancellation);
            await context.IdempotencyKeys.ExecuteUpdateAsync(row => row.SetProperty(r => r.ExpiresAt, now.AddDays(1)), cancellation);
            var clearing = Task.Run(() => cleaner.RunAsync(lease, cancellation), cancellation);
            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellation);
            await renewal.CommitAsync(cancellation);
            await clearing;
        }

        Assert.Equal("renewed", (await LeftAsync()).Answer);
    }

    private static IdempotencyRow Answer(string key, DateTimeOffset expiresAt) =>
        new() { Key = key, Fingerprint = "", Claim = Guid.CreateVersion7(), LeaseEndsAt = expiresAt, ExpiresAt = expiresAt };

    private Task<(int Failures, int Events, int Families, string? Answer)> LeftAsync() => _database.QueryAsync(async context => (
        await context.SignInFailures.CountAsync(), await context.RevocationEvents.CountAsync(), await context.RefreshFamilies.CountAsync(),
        await context.IdempotencyKeys.Select(r => r.Key).SingleOrDefaultAsync()));
}
