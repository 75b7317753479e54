using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Users;

/// <summary>
/// A person's authenticator app: at most one, and beside it the key of another that is being set up, so that a new phone takes over without a
/// moment in which there is none.
/// </summary>
public sealed class Authenticator
{
    /// <summary>How long a key waits for its first code.</summary>
    public static readonly TimeSpan SetupLifetime = TimeSpan.FromMinutes(15);

    private Authenticator(UserId userId) => UserId = userId;

    public UserId UserId { get; private set; }

    public SealedTotpKey? Key { get; private set; }

    /// <summary>When the first code of <see cref="Key"/> was right; null while the first set-up goes on.</summary>
    public DateTimeOffset? EnabledAt { get; private set; }

    public SealedTotpKey? PendingKey { get; private set; }

    public DateTimeOffset? PendingUntil { get; private set; }

    /// <summary>The last time step that a code was accepted of. A code of that step or an earlier one was seen already, perhaps over a shoulder.</summary>
    public long LastStep { get; private set; }

    /// <summary>Raised by every change of keys; two at once are one too many.</summary>
    public int Revision { get; private set; }

    public static Authenticator Of(UserId user) => new(user);

    /// <summary>A key to scan. It counts for nothing until <see cref="Confirm"/>; the one in use goes on.</summary>
    public void BeginSetup(SealedTotpKey key, DateTimeOffset now)
    {
        (PendingKey, PendingUntil) = (key, now + SetupLifetime);
        Revision++;
    }

    /// <summary>The pending key, or why there is none.</summary>
    public Result<SealedTotpKey> PendingAt(DateTimeOffset now) =>
        PendingKey is { } key && now < PendingUntil ? key : SecondFactorErrors.NoSetup;

    /// <summary>The app has shown a right code, of that step: from now on its codes are asked for.</summary>
    public void Confirm(long step, DateTimeOffset now)
    {
        (Key, EnabledAt, LastStep) = (PendingKey, now, step);
        (PendingKey, PendingUntil) = (null, null);
        Revision++;
    }
}
