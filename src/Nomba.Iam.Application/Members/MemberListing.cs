using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>A member with the name to show (a key's name, or a person's e-mail address) and its roles by name.</summary>
public sealed record MemberListing(Member Member, string DisplayName, IReadOnlyDictionary<RoleId, string> RoleNames)
{
    public string NameOf(RoleId role) => RoleNames.GetValueOrDefault(role, "");
}
