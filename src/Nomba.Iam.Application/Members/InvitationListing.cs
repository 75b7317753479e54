using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>An invitation with its roles; one that is gone by now has no name.</summary>
public sealed record InvitationListing(Invitation Invitation, IReadOnlyDictionary<RoleId, Role> Roles)
{
    public string NameOf(RoleId role) => Roles.TryGetValue(role, out var known) ? known.Name : "";

    /// <summary>What of the role is dangerous in these hands.</summary>
    public IReadOnlyList<string> DangerousIn(RoleAssignment assignment) =>
        Roles.TryGetValue(assignment.RoleId, out var role) ? new HeldRole(role, assignment.AccountIds).DangerousTo(MemberKind.User) : [];
}
