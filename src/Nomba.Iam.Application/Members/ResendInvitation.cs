using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>Mails an invitation again, for another seven days, with a new link. The old one dies.</summary>
[RequiresPermission(IamPermissions.MembersInvite)]
public sealed record ResendInvitation(OrganizationId OrganizationId, InvitationId InvitationId)
    : ICommand<Result<InvitationListing>>, IInvitingMessage, ITransactionalMessage
{
    string? IInvitingMessage.Recipient => null;

    InvitationId? IInvitingMessage.Invitation => InvitationId;
}

internal sealed class ResendInvitationHandler(IInvitationStore invitations, InvitationMails mails, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<ResendInvitation, Result<InvitationListing>>
{
    public async ValueTask<Result<InvitationListing>> Handle(ResendInvitation command, CancellationToken cancellationToken)
    {
        if (await invitations.FindAsync(command.OrganizationId, command.InvitationId, cancellationToken) is not { } listing)
        {
            return InvitationErrors.NotFound;
        }

        // The link before the invitation, as acceptance goes: two that meet wait for each other in one order.
        var invitation = listing.Invitation;
        await mails.WithdrawAsync(invitation, cancellationToken);
        var again = invitation.Resend(time.GetUtcNow());
        var saved = again.IsSuccess ? await invitations.SaveAsync(invitation, cancellationToken) : again;
        if (!saved.IsSuccess)
        {
            return saved.Error;
        }

        await mails.SendAsync(invitation, cancellationToken);
        audit.Record(new AuditEvent("invitation.resent", "invitation", invitation.Id.ToString(), invitation.OrganizationId));
        return listing;
    }
}
