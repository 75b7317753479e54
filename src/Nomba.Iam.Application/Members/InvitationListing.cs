using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>An invitation with the names of its roles; a role that is gone by now has none.</summary>
public sealed record InvitationListing(Invitation Invitation, IReadOnlyDictionary<RoleId, string> RoleNames)
{
    public string NameOf(RoleId role) => RoleNames.GetValueOrDefault(role, "");
}
