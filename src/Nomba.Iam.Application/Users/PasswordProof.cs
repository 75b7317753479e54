using System.Net;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Whether somebody who is signed in knows the password, under the throttle of sign-in: a stolen session must not be a place to guess at.</summary>
internal sealed class PasswordProof(IUserDirectory users, SignInThrottle throttle)
{
    public async Task<Result> CheckAsync(UserId user, string password, string? address, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(user, cancellationToken) is not { } profile)
        {
            return UserErrors.NotFound;
        }

        var attempt = new SignInAttempt(profile.Email, IPAddress.TryParse(address, out var parsed) ? parsed : null, null);
        if (await throttle.AdmitAsync(attempt, cancellationToken) is SignInAdmission.Refused)
        {
            return UserErrors.TooManyPasswords;
        }

        if (!await users.CheckPasswordAsync(user, password, cancellationToken))
        {
            // Counted even when the browser hangs up.
            await throttle.FailedAsync(attempt, CancellationToken.None);
            return UserErrors.WrongPassword;
        }

        await throttle.SucceededAsync(attempt, cancellationToken);
        return Result.Success;
    }
}
