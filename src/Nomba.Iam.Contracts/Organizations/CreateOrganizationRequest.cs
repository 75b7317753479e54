namespace Nomba.Iam.Contracts.Organizations;

/// <summary>An organization to create.</summary>
/// <param name="Name">1 to 200 characters. Two organizations may have one name.</param>
public sealed record CreateOrganizationRequest(string? Name);
