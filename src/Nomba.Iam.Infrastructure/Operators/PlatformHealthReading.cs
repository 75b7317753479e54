using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Operators;

internal sealed class PlatformHealthReading(IamDbContext context, DatabaseMigrator database, IOptions<DatabaseOptions> options, TimeProvider time) : IPlatformHealth
{
    public async Task<DatabaseHealth> DatabaseAsync(CancellationToken cancellationToken)
    {
        var isMigrated = await database.IsUpToDateAsync(cancellationToken);
        var started = time.GetTimestamp();
        await context.AuditHeads.Select(h => h.ChainId).FirstOrDefaultAsync(cancellationToken);
        return new DatabaseHealth(options.Value.Provider.ToString(), isMigrated, time.GetElapsedTime(started));
    }

    public async Task<Backlog> MailsAsync(CancellationToken cancellationToken) =>
        await context.EmailMessages.GroupBy(_ => 1)
            .Select(g => new Backlog(g.Count(), g.Count(m => m.Attempts > 0), g.Min(m => (DateTimeOffset?)m.CreatedAt)))
            .FirstOrDefaultAsync(cancellationToken) ?? Backlog.Empty;

    // By the index on the next attempt, which only what waits has.
    public async Task<Backlog> DeliveriesAsync(CancellationToken cancellationToken) =>
        await context.WebhookDeliveries.Where(d => d.NextAttemptAt != null && d.Status == WebhookDeliveryStatus.Pending).GroupBy(_ => 1)
            .Select(g => new Backlog(g.Count(), g.Count(d => d.Attempts > 0), g.Min(d => (DateTimeOffset?)d.CreatedAt)))
            .FirstOrDefaultAsync(cancellationToken) ?? Backlog.Empty;
}
