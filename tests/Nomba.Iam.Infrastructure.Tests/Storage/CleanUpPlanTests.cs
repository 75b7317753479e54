using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Infrastructure.Hosting;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Tokens;
using Nomba.Iam.Infrastructure.Usage;
using Nomba.Iam.Infrastructure.Webhooks;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>That nothing which is cleared away is looked for in a whole table: SQLite says how it would go about it.</summary>
public sealed class CleanUpPlanTests
{
    [Fact]
    public async Task Every_delete_finds_its_rows_by_an_index()
    {
        await using var database = await SqliteStoreTests.CreateDatabaseAsync();
        var plans = new Plans();
        var (contexts, time) = (database.ContextsThrough(plans), TimeProvider.System);
        var (usage, options) = (new UsageStore(contexts), Options.Create(new UsageOptions()));
        ICleanUpStep[] steps =
        [
            new ExpiredRows(contexts, time), new WebhookRetention(contexts, Options.Create(new WebhookOptions()), time),
            new UsageCleaner(usage, options, time), new UsageRollUp(usage, options, time),
        ];

        var lease = (await new LeaseStore(database.Contexts, time).AcquireAsync("test", TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken))!;
        foreach (var step in steps)
        {
            await step.RunAsync(lease, TestContext.Current.CancellationToken);
        }

        // Thirteen tables of things that expire, the events of webhooks, and the counts: removed, rolled up to hours and to days.
        Assert.Equal(17, plans.Asked.Count);
        Assert.All(plans.Asked, plan =>
        {
            Assert.DoesNotContain(plan.Steps, step => step.StartsWith("SCAN", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal));
            Assert.DoesNotContain(plan.Steps, step => step.Contains("CORRELATED", StringComparison.Ordinal));
            Assert.Contains(plan.Steps, step => step.Contains("INDEX IX_", StringComparison.Ordinal) && step.Contains('<', StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task What_is_asked_several_times_a_second_reads_no_more_than_what_is_new()
    {
        await using var database = await SqliteStoreTests.CreateDatabaseAsync();
        var plans = new Plans("SELECT");

        await new RevocationEventSource(database.ContextsThrough(plans), TimeProvider.System).ReadSinceAsync(TimeProvider.System.GetUtcNow(), 1, TestContext.Current.CancellationToken);

        var plan = Assert.Single(plans.Asked);
        Assert.DoesNotContain(plan.Steps, step => step.StartsWith("SCAN", StringComparison.Ordinal));
        Assert.Contains(plan.Steps, step => step.Contains("IX_RevocationEvents_At", StringComparison.Ordinal));
        Assert.Contains(plan.Steps, step => step.Contains("PRIMARY KEY", StringComparison.Ordinal));
    }

    /// <summary>Asks for the plan of each statement before it is sent.</summary>
    private sealed class Plans(string kind = "DELETE") : DbCommandInterceptor
    {
        public List<(string Statement, IReadOnlyList<string> Steps)> Asked { get; } = [];

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await AskAsync(command, cancellationToken);
            return result;
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await AskAsync(command, cancellationToken);
            return result;
        }

        private async Task AskAsync(DbCommand command, CancellationToken cancellationToken)
        {
            var statement = command.CommandText;
            Assert.StartsWith(kind, statement, StringComparison.Ordinal);
            command.CommandText = "EXPLAIN QUERY PLAN " + statement;
            var steps = new List<string>();
            await using (var plan = await command.ExecuteReaderAsync(cancellationToken))
            {
                while (await plan.ReadAsync(cancellationToken))
                {
                    steps.Add(plan.GetString(3));
                }
            }

            command.CommandText = statement;
            Asked.Add((statement, steps));
        }
    }
}
