using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Members;

/// <summary>What an invitation is made from.</summary>
public sealed record NewInvitation(OrganizationId OrganizationId, string Email, IReadOnlyList<RoleAssignment> Roles, MemberId InvitedBy);
