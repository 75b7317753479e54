using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Members;

/// <summary>Mails an invitation with a new link. The link from before, if any, is dead.</summary>
internal sealed class InvitationMails(OneTimeLinks links, IEmailOutbox outbox, IOrganizationStore organizations, IMemberStore members)
{
    public async ValueTask SendAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        var organization = await organizations.FindAsync(invitation.OrganizationId, cancellationToken);
        var inviter = await members.FindAsync(invitation.OrganizationId, invitation.InvitedBy, cancellationToken);
        var link = await links.IssueAsync(
            new LinkTerms(LinkPurpose.AcceptInvitation, invitation.Id.Value, invitation.Email, Invitation.Lifetime), cancellationToken);
        outbox.Enqueue(EmailTexts.Invitation(invitation.Email, organization!.Name, inviter?.DisplayName ?? "Somebody", link));
    }

    public Task WithdrawAsync(Invitation invitation, CancellationToken cancellationToken) =>
        links.WithdrawAsync(LinkPurpose.AcceptInvitation, invitation.Id.Value, cancellationToken);
}
