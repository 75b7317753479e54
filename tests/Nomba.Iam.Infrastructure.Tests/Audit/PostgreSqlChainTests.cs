using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Tests.Storage;

namespace Nomba.Iam.Infrastructure.Tests.Audit;

public sealed class PostgreSqlChainTests : ChainContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Not for SQLite, which has one writer at a time.
    [Fact]
    public async Task Lets_no_organization_wait_for_the_chain_of_another()
    {
        var other = OrganizationId.New(TimeProvider.System);
        await RecordAsync(("test.changed", Organization), ("test.changed", other));
        await using var context = await Database.Services.GetRequiredService<IDbContextFactory<IamDbContext>>().CreateDbContextAsync(Cancellation);
        await using var held = await context.Database.BeginTransactionAsync(Cancellation);
        await context.Set<AuditHead>().Where(h => h.ChainId == Chain).ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, h => h.Sequence), Cancellation);
        var ours = RecordAsync(("test.changed", Organization));
        await UntilOneWaitsAsync();

        var theirs = await RecordAsync(("test.changed", other)).WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        Assert.Equal((true, false), (theirs.IsSuccess, ours.IsCompleted));
        await held.RollbackAsync(Cancellation);
        Assert.True((await ours).IsSuccess);
    }

    protected override Task<TestDatabase> CreateAsync() => PostgreSqlStoreTests.CreateDatabaseAsync();

    private async Task UntilOneWaitsAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        while (await WaitingAsync() == 0)
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private Task<int> WaitingAsync() => Database.QueryAsync(c => c.Database.SqlQuery<int>(
        $"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync(Cancellation));
}
