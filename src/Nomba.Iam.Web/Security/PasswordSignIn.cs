using Microsoft.AspNetCore.Identity;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>Signs a person in with e-mail address and password, and begins the browser's session; with an authenticator app, that waits for its code.</summary>
internal sealed class PasswordSignIn(
    SignInManager<User> signIn, SignInThrottle throttle, KnownBrowsers browsers, PasswordDecoy decoy, SignInRecord record, FirstHalf half)
{
    public async Task<SignInOutcome> TryAsync(HttpContext context, string email, string password)
    {
        var user = await signIn.UserManager.FindByEmailAsync(email);
        var attempt = new SignInAttempt(
            email, context.Connection.RemoteIpAddress, user is null ? null : browsers.IdKnownTo(context, user.Id));
        if (await throttle.AdmitAsync(attempt, context.RequestAborted) is SignInAdmission.Refused refused)
        {
            record.Throttled(user?.Id, refused.RetryAfter);
            return new SignInOutcome.TooMany(refused.RetryAfter);
        }

        if (user is null || !await IsRightAsync(user, password))
        {
            await CountFailureAsync(attempt, user?.Id, password);
            return new SignInOutcome.Failed();
        }

        await throttle.SucceededAsync(attempt, context.RequestAborted);
        return await half.EndAsync(context, user);
    }

    private async Task<bool> IsRightAsync(User user, string password) =>
        await signIn.UserManager.CheckPasswordAsync(user, password) && await signIn.CanSignInAsync(user);

    private async Task CountFailureAsync(SignInAttempt attempt, Guid? user, string password)
    {
        if (user is null)
        {
            // The time of the answer must not tell an address with an account from one without.
            decoy.Try(password);
        }

        // Counted even when the browser hangs up: cancelling must not make guessing free.
        await throttle.FailedAsync(attempt, CancellationToken.None);
        record.Failed(user);
    }
}
