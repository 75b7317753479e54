namespace Nomba.Iam.Contracts.ResourceServers;

/// <summary>A permission that a resource API defines.</summary>
/// <param name="Name"><c>resource:action</c> in lower case; none of the platform's own.</param>
/// <param name="Description">What it permits, in words for whoever is asked to grant it; at most 200 characters.</param>
public sealed record PermissionDefinitionRequest(string? Name, string? Description);
