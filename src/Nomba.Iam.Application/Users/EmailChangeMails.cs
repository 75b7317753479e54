using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The mails of a change of address, each to the end that it concerns.</summary>
internal sealed class EmailChangeMails(OneTimeLinks links, IEmailOutbox outbox)
{
    public async ValueTask AskAsync(EmailChange change, CancellationToken cancellationToken)
    {
        var leave = await links.IssueAsync(new LinkTerms(LinkPurpose.LeaveEmail, change.Id.Value, change.OldEmail, EmailChange.Lifetime), cancellationToken);
        outbox.Enqueue(EmailTexts.LeaveEmail(change.OldEmail, change.NewEmail, leave));
        var take = await links.IssueAsync(new LinkTerms(LinkPurpose.TakeEmail, change.Id.Value, change.NewEmail, EmailChange.Lifetime), cancellationToken);
        outbox.Enqueue(EmailTexts.TakeEmail(change.NewEmail, take));
    }

    public void TellOfChange(EmailChange change)
    {
        outbox.Enqueue(EmailTexts.EmailChanged(change.OldEmail, change.NewEmail));
        outbox.Enqueue(EmailTexts.EmailChanged(change.NewEmail, change.NewEmail));
    }
}
