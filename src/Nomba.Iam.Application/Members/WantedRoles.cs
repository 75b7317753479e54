using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Members;

/// <summary>The roles that a member is to hold in the place of all it holds; <paramref name="Only"/> when it is a member of that kind.</summary>
internal sealed record WantedRoles(
    OrganizationId OrganizationId, MemberId MemberId, IReadOnlyList<RoleAssignment> Roles, MemberKind? Only, ExpectedRevision Expected);
