using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>Takes an invitation back: its link is dead.</summary>
[RequiresPermission(IamPermissions.MembersInvite)]
public sealed record RevokeInvitation(OrganizationId OrganizationId, InvitationId InvitationId) : ICommand<Result>, IOrganizationMessage, ITransactionalMessage;

internal sealed class RevokeInvitationHandler(IInvitationStore invitations, InvitationMails mails, IAuditTrail audit) : ICommandHandler<RevokeInvitation, Result>
{
    public async ValueTask<Result> Handle(RevokeInvitation command, CancellationToken cancellationToken)
    {
        if (await invitations.FindAsync(command.OrganizationId, command.InvitationId, cancellationToken) is not { Invitation: var invitation })
        {
            return InvitationErrors.NotFound;
        }

        await mails.WithdrawAsync(invitation, cancellationToken);
        var revoked = invitation.Revoke();
        var saved = revoked.IsSuccess ? await invitations.SaveAsync(invitation, cancellationToken) : revoked;
        if (saved.IsSuccess)
        {
            audit.Record(new AuditEvent("invitation.revoked", "invitation", invitation.Id.ToString(), invitation.OrganizationId)
            {
                Changes = AuditChange.Json(("status", "pending", "revoked")),
            });
        }

        return saved;
    }
}
