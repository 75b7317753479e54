using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>
/// Clears away what has been of no use for a month, each by the index on its date. At once goes what must not be kept: sign-ups, with the
/// hashes of their passwords, and kept answers, with the secrets in them.
/// </summary>
internal sealed class ExpiredRows(IDbContextFactory<IamDbContext> contexts, TimeProvider time) : ICleanUpStep
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    // A family that is forgotten could begin anew, were its handles to live again by a longer Iam:Tokens:RefreshTokenLifetime. That is a year at most.
    private static readonly TimeSpan FamiliesRemembered = TimeSpan.FromDays(366);

    public async Task RunAsync(Lease lease, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var (forgotten, familiesForgotten) = (now - Remembered, now - FamiliesRemembered);
        await context.PendingSignUps.DeleteAsync(s => s.ExpiresAt < now, s => s.ExpiresAt, lease, cancellationToken);
        await context.IdempotencyKeys.DeleteAsync(r => r.ExpiresAt <= now, r => r.ExpiresAt, lease, cancellationToken);
        await context.OneTimeLinks.DeleteAsync(l => l.ExpiresAt < forgotten, l => l.ExpiresAt, lease, cancellationToken);
        await context.UserSessions.DeleteAsync(s => s.CreatedAt < forgotten, s => s.CreatedAt, lease, cancellationToken);
        await context.EmailChanges.DeleteAsync(c => c.CreatedAt < forgotten, c => c.CreatedAt, lease, cancellationToken);
        await context.SignInFailures.DeleteAsync(f => f.LastAt < forgotten, f => f.LastAt, lease, cancellationToken);
        await context.SpentTickets.DeleteAsync(t => t.ExpiresAt < forgotten, t => t.ExpiresAt, lease, cancellationToken);
        await context.AuthorizationCodes.DeleteAsync(c => c.ExpiresAt < forgotten, c => c.ExpiresAt, lease, cancellationToken);
        await context.RevocationEvents.DeleteAsync(e => e.ExpiresAt < forgotten, e => e.ExpiresAt, lease, cancellationToken);
        await context.RevocationReceipts.DeleteAsync(r => r.EnforcedAt < forgotten, r => r.EnforcedAt, lease, cancellationToken);
        await context.Validators.DeleteAsync(v => v.LastSeenAt < forgotten, v => v.LastSeenAt, lease, cancellationToken);
        await context.Nodes.DeleteAsync(n => n.LastSeenAt < forgotten, n => n.LastSeenAt, lease, cancellationToken);
        await context.RefreshFamilies.DeleteAsync(f => f.ExpiresAt < familiesForgotten, f => f.ExpiresAt, lease, cancellationToken);
    }
}
