using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Whether the caller may change their second factors, of whatever kind: add, replace or remove one.</summary>
internal sealed class SecondFactorAdmission(IUserDirectory users, ISecondFactorStore factors, IUserSessionStore sessions, ICallerAccessor callers)
{
    /// <summary>The caller; <c>second_factor.proof_required</c> when they have a factor that this session was not opened with.</summary>
    public async ValueTask<Result<UserProfile>> CheckAsync(CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        if (await users.FindAsync(caller.UserId!.Value, cancellationToken) is not { } profile)
        {
            return UserErrors.NotFound;
        }

        var held = await factors.FindAsync(profile.Id, cancellationToken);
        return SecondFactorRule.MayChange(held, await MethodAsync(caller, cancellationToken)) ? profile : SecondFactorErrors.ProofRequired;
    }

    /// <summary>
    /// The same for a removal; <c>second_factor.last_while_required</c> when nothing would be left although an organization asks for it. Holds the
    /// person's row: of two that are removed at once the second sees what the first did.
    /// </summary>
    /// <param name="without">What would be left.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Result<UserProfile>> CheckRemovalAsync(Func<SecondFactors, SecondFactors> without, CancellationToken cancellationToken)
    {
        var user = callers.Caller.UserId!.Value;
        await factors.LockAsync(user, cancellationToken);
        var allowed = await CheckAsync(cancellationToken);
        if (!allowed.IsSuccess || without(await factors.FindAsync(user, cancellationToken)).Any)
        {
            return allowed;
        }

        return await factors.IsRequiredOfAsync(user, cancellationToken) ? SecondFactorErrors.LastWhileRequired : allowed;
    }

    private async ValueTask<SignInMethod?> MethodAsync(Caller caller, CancellationToken cancellationToken) =>
        caller.SessionId is { } id ? (await sessions.FindAsync(id, cancellationToken))?.Method : null;
}
