using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Members;

/// <summary>A person's place in an organization.</summary>
public sealed record Membership(MemberId MemberId, OrganizationId OrganizationId, string OrganizationName);
