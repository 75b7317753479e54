using Microsoft.AspNetCore.Identity;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// Signs a person in with a passkey alone. No throttle: there is nothing to guess, a check costs less than that of a password, and the account is
/// known only once it has succeeded.
/// </summary>
internal sealed class PasskeySignIn(SignInManager<User> signIn, PasskeyCeremony ceremony, SessionStarter sessions, SignInRecord record)
{
    public async Task<SignInOutcome> TryAsync(HttpContext context, string? credential)
    {
        var user = await ceremony.AssertAsync(context, credential);
        if (user is null || !await signIn.CanSignInAsync(user))
        {
            record.PasskeyRefused(user?.Id);
            return new SignInOutcome.Failed();
        }

        await sessions.BeginAsync(context, user, SignInMethod.Passkey);
        record.Succeeded(user.Id);
        return new SignInOutcome.SignedIn();
    }
}
