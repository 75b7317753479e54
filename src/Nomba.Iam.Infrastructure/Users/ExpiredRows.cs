using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

/// <summary>
/// Clears away once an hour what has been of no use for a month: links, sessions and changes of address; sign-ups with the hashes of their
/// passwords as soon as their link is dead. Two nodes that do it at once delete nothing twice.
/// </summary>
internal sealed class ExpiredRows(IDbContextFactory<IamDbContext> contexts, TimeProvider time, ILogger<ExpiredRows> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ClearAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                Log.ExpiredRowsNotCleared(log, exception);
            }
        }
    }

    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var forgotten = now - Remembered;
        await context.PendingSignUps.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await context.OneTimeLinks.Where(l => l.ExpiresAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        await context.UserSessions.Where(s => s.CreatedAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        await context.EmailChanges.Where(c => c.CreatedAt < forgotten).ExecuteDeleteAsync(cancellationToken);
    }
}
