namespace Nomba.Iam.Contracts.Members;

/// <summary>A person belongs to an organization from now on.</summary>
/// <param name="OrganizationId">Which.</param>
/// <param name="Organization">Its name.</param>
/// <param name="MemberId">The person's membership in it.</param>
public sealed record JoinedResponse(Guid OrganizationId, string Organization, Guid MemberId);
