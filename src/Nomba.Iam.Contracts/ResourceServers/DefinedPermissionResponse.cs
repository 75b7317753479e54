namespace Nomba.Iam.Contracts.ResourceServers;

/// <summary>A permission that a resource API defines.</summary>
/// <param name="Name">For example <c>transfers:initiate</c>.</param>
/// <param name="Description">What it permits, in words; null when nobody wrote any.</param>
/// <param name="DeprecatedAt">Since when no role gets it anew by name; null while any may.</param>
public sealed record DefinedPermissionResponse(string Name, string? Description, DateTimeOffset? DeprecatedAt);
