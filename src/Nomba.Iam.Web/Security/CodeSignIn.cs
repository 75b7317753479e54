using Mediator;
using Microsoft.AspNetCore.Identity;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>The second half of a sign-in: a code of the person's app, or one of their recovery codes, and the browser's session begins.</summary>
internal sealed class CodeSignIn(
    SignInManager<User> signIn, HalfSignIns halves, KnownBrowsers browsers, SessionStarter sessions, SignInRecord record, ISender sender)
{
    /// <summary>Whose code is to be asked for; null when nobody has entered a password here in the last minutes.</summary>
    public async Task<User?> FindPersonAsync(HttpContext context) =>
        halves.Read(context) is { } half
        && await signIn.UserManager.FindByIdAsync(half.UserId.ToString()) is { } user
        && user.SecurityStamp == half.Stamp
        && await signIn.CanSignInAsync(user)
            ? user
            : null;

    public async Task<SignInOutcome> TryAsync(HttpContext context, string code, bool isRecoveryCode)
    {
        if (await FindPersonAsync(context) is not { } user)
        {
            return new SignInOutcome.Lapsed();
        }

        var checkedCode = await CheckAsync(context, user, code, isRecoveryCode);
        if (!checkedCode.IsSuccess)
        {
            return Refuse(user, checkedCode.Error);
        }

        halves.Forget(context);
        await sessions.BeginAsync(context, user, isRecoveryCode ? SignInMethod.PasswordAndRecoveryCode : SignInMethod.PasswordAndCode);
        record.Succeeded(user.Id);
        return new SignInOutcome.SignedIn();
    }

    private async Task<Result> CheckAsync(HttpContext context, User user, string code, bool isRecoveryCode)
    {
        var (person, browser) = (new UserId(user.Id), browsers.IdKnownTo(context, user.Id));
        return isRecoveryCode
            ? await sender.Send(new UseRecoveryCode(person, code) { KnownBrowser = browser }, context.RequestAborted)
            : await sender.Send(new VerifyTotp(person, code) { KnownBrowser = browser }, context.RequestAborted);
    }

    private SignInOutcome Refuse(User user, Error error)
    {
        if (error.RetryAfter is { } wait)
        {
            record.Throttled(user.Id, wait);
            return new SignInOutcome.TooMany(wait);
        }

        record.WrongCode(user.Id);
        return new SignInOutcome.Failed();
    }
}
