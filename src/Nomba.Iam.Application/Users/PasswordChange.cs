using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// Another password for a person. Whoever got in with the old one is put out in the same transaction, applications too, and links that would
/// set yet another are dead.
/// </summary>
internal sealed class PasswordChange(IUserDirectory users, Eviction eviction, OneTimeLinks links, IEmailOutbox outbox, IAuditTrail audit)
{
    /// <param name="profile">Whose.</param>
    /// <param name="password">The new one.</param>
    /// <param name="kept">The session that goes on, if any.</param>
    /// <param name="action">For the audit trail.</param>
    public async ValueTask<Result> ApplyAsync(UserProfile profile, string password, UserSessionId? kept, string action, CancellationToken cancellationToken)
    {
        var set = await users.SetPasswordAsync(profile.Id, password, new PasswordContext(profile.Email, Field: "newPassword"), cancellationToken);
        if (!set.IsSuccess)
        {
            return set;
        }

        await eviction.EvictAsync(profile.Id, kept, cancellationToken);
        await links.WithdrawAsync(LinkPurpose.SetPassword, profile.Id.Value, cancellationToken);
        audit.Record(new AuditEvent(action, "user", profile.Id.ToString(), null));
        outbox.Enqueue(EmailTexts.PasswordChanged(profile.Email, links.PageAddress("forgot-password")));
        return Result.Success;
    }
}
