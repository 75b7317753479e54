namespace Nomba.Iam.Application.Organizations;

/// <summary>How much is in an organization: people and keys that are not gone for good, and accounts.</summary>
public sealed record OrganizationCounts(int Members, int ApiKeys, int Accounts);
