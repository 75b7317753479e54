using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Members;

/// <summary>
/// Makes a member of whoever accepted. The right of the inviter is judged as it is now: an invitation is a promise of theirs, and they may
/// have left, or lost what they promised.
/// </summary>
internal sealed class InvitationJoin(IInvitationStore invitations, IMemberStore members, RoleGrants grants, IAuditTrail audit, TimeProvider time)
{
    public async ValueTask<Result<Membership>> JoinAsync(OpenedInvitation opened, UserId user, CancellationToken cancellationToken)
    {
        var invitation = opened.Listing.Invitation;
        if (await members.FindMembershipAsync(user, invitation.OrganizationId, cancellationToken) is not null)
        {
            return InvitationErrors.AlreadyMember;
        }

        if (!await InviterMayAsync(invitation, cancellationToken))
        {
            return InvitationErrors.InviterLacksRight;
        }

        var member = UserMember.Join(invitation.OrganizationId, user, invitation.Assignments, time);
        var accepted = invitation.Accept(time.GetUtcNow());
        var saved = accepted.IsSuccess ? await invitations.SaveAsync(invitation, cancellationToken) : accepted;
        var added = saved.IsSuccess ? await members.AddAsync(member, cancellationToken) : saved;
        if (!added.IsSuccess)
        {
            return added.Error;
        }

        audit.Record(new AuditEvent("invitation.accepted", "invitation", invitation.Id.ToString(), invitation.OrganizationId)
        {
            Changes = AuditChange.Json(("status", "pending", "accepted"), ("member", null, member.Id.ToString())),
        });
        var roles = AssignmentWords.Of(member.Assignments, opened.Listing.Roles);
        audit.Record(new AuditEvent("member.joined", "member", member.Id.ToString(), invitation.OrganizationId)
        {
            Changes = AuditChange.Json(("user", null, user.ToString()), ("roles", null, roles)),
        });
        return new Membership(member.Id, invitation.OrganizationId, opened.Organization.Name);
    }

    private async ValueTask<bool> InviterMayAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        if (await members.FindAsync(invitation.OrganizationId, invitation.InvitedBy, cancellationToken) is not { Member: { Status: MemberStatus.Active } inviter })
        {
            return false;
        }

        var grantor = await grants.GrantorAsync(inviter, cancellationToken);
        return grantor.Usable.Contains(IamPermissions.MembersInvite)
            && (await grants.CheckAsync(grantor, invitation.OrganizationId, MemberKind.User, invitation.Assignments, cancellationToken)).IsSuccess;
    }
}
