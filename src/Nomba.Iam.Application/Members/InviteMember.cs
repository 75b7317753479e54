using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>Asks an address to join with these roles, none of which give more than the caller holds.</summary>
[RequiresPermission(IamPermissions.MembersInvite)]
public sealed record InviteMember(OrganizationId OrganizationId, string Email, IReadOnlyList<RoleAssignment> Roles)
    : ICommand<Result<InvitationListing>>, IInvitingMessage, IFreshSignInMessage, ITransactionalMessage
{
    string? IInvitingMessage.Recipient => Email;

    InvitationId? IInvitingMessage.Invitation => null;
}

internal sealed class InviteMemberValidator : AbstractValidator<InviteMember>
{
    public InviteMemberValidator()
    {
        RuleFor(c => c.Email).IsEmail();
        RuleFor(c => c.Roles).AreAssignments();
    }
}

internal sealed class InviteMemberHandler(Invitees invitees, RoleGrants grants, IInvitationStore invitations, InvitationMails mails, IAuditTrail audit)
    : ICommandHandler<InviteMember, Result<InvitationListing>>
{
    public async ValueTask<Result<InvitationListing>> Handle(InviteMember command, CancellationToken cancellationToken)
    {
        var granted = await grants.CheckAsync(command.OrganizationId, MemberKind.User, command.Roles, cancellationToken);
        var invited = granted.IsSuccess
            ? await invitees.InviteAsync(command.OrganizationId, command.Email, command.Roles, cancellationToken)
            : granted.Error;
        if (!invited.TryGetValue(out var invitation))
        {
            return invited.Error;
        }

        var added = await invitations.AddAsync(invitation, cancellationToken);
        if (!added.IsSuccess)
        {
            return added.Error;
        }

        await mails.SendAsync(invitation, cancellationToken);
        var listing = (await invitations.FindAsync(invitation.OrganizationId, invitation.Id, cancellationToken))!;
        audit.Record(new AuditEvent("member.invited", "invitation", invitation.Id.ToString(), invitation.OrganizationId)
        {
            Changes = AuditChange.Json(("email", null, invitation.Email), ("roles", null, AssignmentWords.Of(invitation.Assignments, listing.Roles))),
        });
        return listing;
    }
}
