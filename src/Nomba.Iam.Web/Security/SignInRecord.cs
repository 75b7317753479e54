using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// What came of sign-ins, in the log, in the platform's audit log, and in that of each organization that the person is a member of. Addresses
/// that have no account are counted, and not told apart.
/// </summary>
internal sealed class SignInRecord(ISecurityEvents events, ICallerAccessor callers, ILogger<PasswordSignIn> log)
{
    public void Succeeded(Guid user)
    {
        log.SignedIn(user);
        events.ReportOf(new UserId(user), new AuditEvent("security.signed_in", "user", user.ToString("D"), null) { Actor = callers.Caller.Actor });
    }

    /// <param name="user">Null for an address without an account.</param>
    public void Failed(Guid? user)
    {
        log.SignInFailed();
        ReportFailure(user, user is null ? "unknown_account" : "wrong_password");
    }

    /// <summary>Whoever it was knew the password.</summary>
    public void WrongCode(Guid user)
    {
        log.SignInFailed();
        ReportFailure(user, "wrong_code");
    }

    /// <param name="user">Null when the passkey is nobody's here.</param>
    public void PasskeyRefused(Guid? user)
    {
        log.SignInFailed();
        ReportFailure(user, "passkey_refused");
    }

    /// <param name="user">Null for an address without an account.</param>
    public void Throttled(Guid? user, TimeSpan retryAfter)
    {
        log.SignInThrottled((int)retryAfter.TotalSeconds);
        ReportFailure(user, "throttled");
    }

    private void ReportFailure(Guid? user, string reason)
    {
        var failed = new AuditEvent(Refusals.OfSignIn, "user", user?.ToString("D") ?? "unknown", null) { Reason = reason };
        if (user is { } id)
        {
            events.ReportOf(new UserId(id), failed with { Actor = callers.Caller.Actor });
        }
        else
        {
            events.Report(failed);
        }
    }
}
