using System.Net;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// The throttle of sign-in, for codes. They are counted apart from passwords: who knows the password could otherwise enter it again and again, and
/// with each success wipe out what the guessing of codes has counted.
/// </summary>
internal sealed class CodeThrottle(IUserDirectory users, SignInThrottle throttle, ICallerAccessor callers)
{
    /// <summary><c>second_factor.too_many_attempts</c>, with how long to wait: nothing was looked at then.</summary>
    public async Task<Result<SignInAttempt>> AdmitAsync(UserId person, Guid? knownBrowser, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(person, cancellationToken) is not { } profile)
        {
            return UserErrors.NotFound;
        }

        var address = IPAddress.TryParse(callers.Caller.Actor.Address, out var parsed) ? parsed : null;
        var attempt = new SignInAttempt(profile.Email, address, knownBrowser) { IsSecondStep = true };
        return await throttle.AdmitAsync(attempt, cancellationToken) is SignInAdmission.Refused refused
            ? SecondFactorErrors.TooManyCodes with { RetryAfter = refused.RetryAfter }
            : attempt;
    }

    public async Task SettleAsync(SignInAttempt attempt, IReadOnlyList<Error> errors, CancellationToken cancellationToken)
    {
        if (errors.Count == 0)
        {
            await throttle.SucceededAsync(attempt, cancellationToken);
        }
        else if (errors.Any(e => e == SecondFactorErrors.WrongCode || e == SecondFactorErrors.WrongRecoveryCode))
        {
            // Counted even when the browser hangs up.
            await throttle.FailedAsync(attempt, CancellationToken.None);
        }
    }
}
