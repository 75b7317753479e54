using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// What came of sign-ins, in the log and in the platform's audit log: a person belongs to no organization until they choose one. Addresses
/// that have no account are counted, and not told apart.
/// </summary>
internal sealed class SignInRecord(ISecurityEvents events, ICallerAccessor callers, ILogger<PasswordSignIn> log)
{
    private const string Failure = "security.sign_in_failed";

    public void Succeeded(Guid user)
    {
        log.SignedIn(user);
        events.Report(new AuditEvent("security.signed_in", "user", user.ToString("D"), null) { Actor = callers.Caller.Actor });
    }

    /// <param name="user">Null for an address without an account.</param>
    public void Failed(Guid? user)
    {
        log.SignInFailed();
        events.Report(user is { } id
            ? new AuditEvent(Failure, "user", id.ToString("D"), null) { Reason = "wrong_password", Actor = callers.Caller.Actor }
            : new AuditEvent(Failure, "user", "unknown", null) { Reason = "unknown_account" });
    }

    /// <param name="user">Null for an address without an account.</param>
    public void Throttled(Guid? user, TimeSpan retryAfter)
    {
        log.SignInThrottled((int)retryAfter.TotalSeconds);
        events.Report(new AuditEvent(Failure, "user", user?.ToString("D") ?? "unknown", null)
        {
            Reason = "throttled",
            Actor = user is null ? null : callers.Caller.Actor,
        });
    }
}
