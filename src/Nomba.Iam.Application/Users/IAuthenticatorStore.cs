using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Authenticator apps and the recovery codes that stand in for them.</summary>
public interface IAuthenticatorStore
{
    /// <summary>Tracked for a change.</summary>
    Task<Authenticator?> FindAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Writes it, new or changed; <c>user.changed_meanwhile</c> when another change came first.</summary>
    Task<Result> SaveAsync(Authenticator authenticator, CancellationToken cancellationToken);

    /// <summary>With its recovery codes; <c>user.changed_meanwhile</c> when another change came first.</summary>
    Task<Result> RemoveAsync(Authenticator authenticator, CancellationToken cancellationToken);

    /// <summary>Uses the step up, and all before it: one statement. Of many at once, one hears true.</summary>
    Task<bool> UseStepAsync(UserId user, long step, CancellationToken cancellationToken);

    /// <summary>Puts these codes in the place of all from before.</summary>
    Task ReplaceCodesAsync(UserId user, IReadOnlyList<RecoveryCode> codes, CancellationToken cancellationToken);

    /// <summary>Never tracked.</summary>
    Task<IReadOnlyList<RecoveryCode>> ListUnusedCodesAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Uses the code up: one statement. Of many at once, one hears true.</summary>
    Task<bool> UseCodeAsync(RecoveryCodeId id, DateTimeOffset now, CancellationToken cancellationToken);
}
