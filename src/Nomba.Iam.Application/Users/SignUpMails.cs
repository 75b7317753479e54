using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>What a sign-up leaves behind: a mail, and for a new address what the link in it needs.</summary>
internal sealed class SignUpMails(IPendingSignUpStore signUps, OneTimeLinks links, IEmailOutbox outbox, TimeProvider time)
{
    public void TellOfAccount(string email) =>
        outbox.Enqueue(EmailTexts.AccountExists(email, links.PageAddress("sign-in"), links.PageAddress("forgot-password")));

    public async ValueTask<SignUpId> AskToConfirmAsync(string email, string passwordHash, CancellationToken cancellationToken)
    {
        var pending = PendingSignUp.Begin(email, passwordHash, time);
        await signUps.AddAsync(pending, cancellationToken);
        var link = await links.IssueAsync(new LinkTerms(LinkPurpose.ConfirmSignUp, pending.Id.Value, email, PendingSignUp.Lifetime), cancellationToken);
        outbox.Enqueue(EmailTexts.ConfirmSignUp(email, link));
        return pending.Id;
    }
}
