using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Members;

/// <summary>Makes invitations in the caller's name, for addresses that do not belong yet.</summary>
internal sealed class Invitees(IUserDirectory users, IMemberStore members, ICallerAccessor callers, TimeProvider time)
{
    public async ValueTask<Result<Invitation>> InviteAsync(
        OrganizationId organization, string email, IReadOnlyList<RoleAssignment> roles, CancellationToken cancellationToken)
    {
        var known = await users.FindByEmailAsync(email, cancellationToken);
        return known is not null && await members.FindMembershipAsync(known.Id, organization, cancellationToken) is not null
            ? InvitationErrors.AlreadyMember
            : Invitation.Invite(new NewInvitation(organization, email, roles, callers.Caller.MemberId!.Value), time);
    }
}
