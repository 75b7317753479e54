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
        await context.PendingSignUps.DeleteAsync(s => s.ExpiresAt < now, s => s.ExpiresAt, cancellationToken);
        await context.IdempotencyKeys.DeleteAsync(r => r.ExpiresAt <= now, r => r.ExpiresAt, cancellationToken);
        await context.OneTimeLinks.DeleteAsync(l => l.ExpiresAt < forgotten, l => l.ExpiresAt, cancellationToken);
        await context.UserSessions.DeleteAsync(s => s.CreatedAt < forgotten, s => s.CreatedAt, cancellationToken);
        await context.EmailChanges.DeleteAsync(c => c.CreatedAt < forgotten, c => c.CreatedAt, cancellationToken);
        await context.SignInFailures.DeleteAsync(f => f.LastAt < forgotten, f => f.LastAt, cancellationToken);
        await context.SpentTickets.DeleteAsync(t => t.ExpiresAt < forgotten, t => t.ExpiresAt, cancellationToken);
        await context.AuthorizationCodes.DeleteAsync(c => c.ExpiresAt < forgotten, c => c.ExpiresAt, cancellationToken);
        await context.RevocationEvents.DeleteAsync(e => e.ExpiresAt < forgotten, e => e.ExpiresAt, cancellationToken);
        await context.RevocationReceipts.DeleteAsync(r => r.EnforcedAt < forgotten, r => r.EnforcedAt, cancellationToken);
        await context.Nodes.DeleteAsync(n => n.LastSeenAt < forgotten, n => n.LastSeenAt, cancellationToken);
        await context.Validators.DeleteAsync(v => v.LastSeenAt < forgotten, v => v.LastSeenAt, cancellationToken);
        await context.RefreshFamilies.DeleteAsync(f => f.ExpiresAt < familiesForgotten, f => f.ExpiresAt, cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RepeatAsync(Interval, time, ClearAsync, log, stoppingToken);
}
