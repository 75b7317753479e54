using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>
/// Clears away what has been of no use for a month, each by the index on its date. At once goes what must not be kept: sign-ups, with the
/// hashes of their passwords, and kept answers, with the secrets in them.
/// </summary>
internal sealed class ExpiredRows(IDbContextFactory<IamDbContext> contexts, TimeProvider time, ILogger<ExpiredRows> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    // A family that is forgotten could begin anew, were its handles to live again by a longer Iam:Tokens:RefreshTokenLifetime. That is a year at most.
    private static readonly TimeSpan FamiliesRemembered = TimeSpan.FromDays(366);

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var (forgotten, familiesForgotten) = (now - Remembered, now - FamiliesRemembered);
        await context.PendingSignUps.Where(s => s.ExpiresAt < now).OrderBy(s => s.ExpiresAt).DeleteAsync(cancellationToken);
        await context.IdempotencyKeys.Where(r => r.ExpiresAt <= now).OrderBy(r => r.ExpiresAt).DeleteAsync(cancellationToken);
        await context.OneTimeLinks.Where(l => l.ExpiresAt < forgotten).OrderBy(l => l.ExpiresAt).DeleteAsync(cancellationToken);
        await context.UserSessions.Where(s => s.CreatedAt < forgotten).OrderBy(s => s.CreatedAt).DeleteAsync(cancellationToken);
        await context.EmailChanges.Where(c => c.CreatedAt < forgotten).OrderBy(c => c.CreatedAt).DeleteAsync(cancellationToken);
        await context.SignInFailures.Where(f => f.LastAt < forgotten).OrderBy(f => f.LastAt).DeleteAsync(cancellationToken);
        await context.AuthorizationCodes.Where(c => c.ExpiresAt < forgotten).OrderBy(c => c.ExpiresAt).DeleteAsync(cancellationToken);
        await context.RevocationEvents.Where(e => e.ExpiresAt < forgotten).OrderBy(e => e.ExpiresAt).DeleteAsync(cancellationToken);
        await context.RefreshFamilies.Where(f => f.ExpiresAt < familiesForgotten).OrderBy(f => f.ExpiresAt).DeleteAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RepeatAsync(Interval, time, ClearAsync, log, stoppingToken);
}
