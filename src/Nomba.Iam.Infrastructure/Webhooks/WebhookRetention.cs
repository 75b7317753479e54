using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>Deletes events that are too old, with their deliveries and attempts: a few at a time, so that nobody waits for it. Any node, or all of them.</summary>
internal sealed class WebhookRetention(
    IDbContextFactory<IamDbContext> contexts, IOptions<WebhookOptions> options, TimeProvider time, ILogger<WebhookRetention> log) : BackgroundService
{
    private const int BatchSize = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>One round: all that is too old now.</summary>
    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        while (await DeleteBatchAsync(cancellationToken) == BatchSize)
        {
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or DbUpdateException)
            {
                Log.EventsNotDeleted(log, exception);
            }
        }
    }

    private async Task<int> DeleteBatchAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.KeepFor;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var old = await context.WebhookEvents.Where(e => e.CreatedAt < before).OrderBy(e => e.CreatedAt).Take(BatchSize).Select(e => e.Id).ToListAsync(cancellationToken);
        if (old.Count > 0)
        {
            await context.WebhookEvents.Where(e => old.Contains(e.Id)).ExecuteDeleteAsync(cancellationToken);
        }

        return old.Count;
    }
}
