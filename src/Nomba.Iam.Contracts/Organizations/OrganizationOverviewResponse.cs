namespace Nomba.Iam.Contracts.Organizations;

/// <summary>An organization with how much is in it: numbers alone, no names and no secrets.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Members">People who belong to it, suspended ones included.</param>
/// <param name="ApiKeys">Keys that are not revoked.</param>
/// <param name="Accounts">Accounts, suspended ones included.</param>
public sealed record OrganizationOverviewResponse(OperatorOrganizationResponse Organization, int Members, int ApiKeys, int Accounts);
