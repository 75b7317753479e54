namespace Nomba.Iam.Contracts.ResourceServers;

/// <summary>A new resource API.</summary>
/// <param name="Audience">The audience of its tokens: 1 to 200 printable ASCII characters, unique on the platform.</param>
/// <param name="Permissions">At most 500.</param>
public sealed record RegisterResourceServerRequest(string? Audience, IReadOnlyList<PermissionDefinitionRequest>? Permissions);
