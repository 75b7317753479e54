using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Organizations;

/// <summary>An organization as one of its people sees it: who they are there, and the names of their roles, in order.</summary>
public sealed record OwnOrganization(MemberId MemberId, Organization Organization, IReadOnlyList<string> Roles);
