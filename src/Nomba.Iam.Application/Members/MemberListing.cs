using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>A member with the name to show (a key's name, or a person's e-mail address) and its roles.</summary>
public sealed record MemberListing(Member Member, string DisplayName, IReadOnlyDictionary<RoleId, Role> Roles)
{
    public string NameOf(RoleId role) => Roles.TryGetValue(role, out var known) ? known.Name : "";

    /// <summary>What of the role is dangerous in these hands.</summary>
    public IReadOnlyList<string> DangerousIn(RoleAssignment assignment) =>
        Roles.TryGetValue(assignment.RoleId, out var role) ? new HeldRole(role, assignment.AccountIds).DangerousTo(Member.Kind) : [];
}
