using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Members;

/// <summary>A member and the lowest version of it whose tokens live.</summary>
public sealed record MemberVersion(MemberId Id, OrganizationId OrganizationId, int Version);
