using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>What follows when a person's second factors change: an entry in the audit trail, and a mail, in case it was somebody else.</summary>
internal sealed class SecondFactorRecord(IUserSessionStore sessions, OneTimeLinks links, IEmailOutbox outbox, ICallerAccessor callers, IAuditTrail audit, TimeProvider time)
{
    private string ResetPage => links.PageAddress("forgot-password");

    /// <summary>Ends the person's other sessions too: they were opened without it.</summary>
    /// <param name="profile">Whose.</param>
    /// <param name="action">For the audit trail.</param>
    /// <param name="factor">As the mail calls it, at the beginning of a sentence.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task AddedAsync(UserProfile profile, string action, string factor, CancellationToken cancellationToken)
    {
        await sessions.EndOthersAsync(profile.Id, callers.Caller.SessionId, time.GetUtcNow(), cancellationToken);
        Record(profile, action);
        outbox.Enqueue(EmailTexts.FactorAdded(profile.Email, factor, ResetPage));
    }

    /// <summary>The caller's session counts as opened with the method from now on.</summary>
    public async Task ProvenAsync(SignInMethod method, CancellationToken cancellationToken)
    {
        if (callers.Caller.SessionId is { } session)
        {
            await sessions.ProveAsync(session, method, time.GetUtcNow(), cancellationToken);
        }
    }

    public void Removed(UserProfile profile, string action, string factor)
    {
        Record(profile, action);
        outbox.Enqueue(EmailTexts.FactorRemoved(profile.Email, factor, ResetPage));
    }

    public void CodesReplaced(UserProfile profile)
    {
        Record(profile, "user.recovery_codes_replaced");
        outbox.Enqueue(EmailTexts.RecoveryCodesReplaced(profile.Email, ResetPage));
    }

    public void CodeUsed(UserProfile profile, int left)
    {
        Record(profile, "user.recovery_code_used");
        outbox.Enqueue(EmailTexts.RecoveryCodeUsed(profile.Email, left, ResetPage));
    }

    private void Record(UserProfile profile, string action) => audit.Record(new AuditEvent(action, "user", profile.Id.ToString(), null));
}
