using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Requests;

/// <summary>Deletes keys whose answers are no longer repeated: by the index on their end, a few hundred at a time.</summary>
internal sealed class IdempotencyCleaner(IDbContextFactory<IamDbContext> contexts, TimeProvider time, ILogger<IdempotencyCleaner> log) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                Log.KeysNotCleaned(log, exception);
            }
        }
    }

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var over = await context.IdempotencyKeys.Where(r => r.ExpiresAt <= now).OrderBy(r => r.ExpiresAt).Select(r => r.Key).Take(Batch).ToListAsync(cancellationToken);
            if (over.Count == 0)
            {
                return;
            }

            await context.IdempotencyKeys.Where(r => over.Contains(r.Key) && r.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
