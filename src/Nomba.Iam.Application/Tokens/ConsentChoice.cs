using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Tokens;

/// <summary>One organization to choose, with the permissions that would be granted there, in words.</summary>
public sealed record ConsentChoice(MemberId MemberId, string OrganizationName, IReadOnlyList<PermissionDefinition> Permissions);
