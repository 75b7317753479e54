using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>One end of a change of address agrees. With the second it takes effect.</summary>
public sealed record ConfirmEmailChange(string Token) : ICommand<Result<EmailChange>>, ITransactionalMessage
{
    public override string ToString() => nameof(ConfirmEmailChange);
}

internal sealed class ConfirmEmailChangeValidator : AbstractValidator<ConfirmEmailChange>
{
    public ConfirmEmailChangeValidator() => RuleFor(c => c.Token).IsLinkToken();
}

internal sealed class ConfirmEmailChangeHandler(
    EmailChangeLinks links, IEmailChangeStore changes, IUserDirectory users, EmailChangeMails mails, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<ConfirmEmailChange, Result<EmailChange>>
{
    public async ValueTask<Result<EmailChange>> Handle(ConfirmEmailChange command, CancellationToken cancellationToken)
    {
        var found = await links.ConsumeAsync(command.Token, cancellationToken);
        if (!found.TryGetValue(out var link))
        {
            return found.Error;
        }

        if (await changes.FindAsync(new EmailChangeId(link.Subject), cancellationToken) is not { } change)
        {
            return UserErrors.NoEmailChange;
        }

        var confirmed = change.Confirm(link.Purpose, time.GetUtcNow());
        var saved = confirmed.IsSuccess ? await changes.SaveAsync(change, cancellationToken) : confirmed;
        var moved = saved.IsSuccess && change.IsComplete ? await users.ChangeEmailAsync(change.UserId, change.NewEmail, cancellationToken) : saved;
        if (!moved.IsSuccess)
        {
            return moved.Error;
        }

        Tell(change, link.Purpose);
        return change;
    }

    private void Tell(EmailChange change, LinkPurpose end)
    {
        var user = change.UserId.ToString();
        audit.Record(new AuditEvent("user.email_change_confirmed", "user", user, null)
        {
            Changes = AuditChange.Json(("confirmedBy", null, end == LinkPurpose.LeaveEmail ? "old address" : "new address")),
        });
        if (change.IsComplete)
        {
            mails.TellOfChange(change);
            audit.Record(new AuditEvent("user.email_changed", "user", user, null));
        }
    }
}
