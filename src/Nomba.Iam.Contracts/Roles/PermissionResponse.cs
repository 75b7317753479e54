namespace Nomba.Iam.Contracts.Roles;

/// <summary>A permission that a role may name.</summary>
/// <param name="Name">For example <c>transfers:initiate</c>.</param>
/// <param name="Description">What it permits, in words; null when nobody wrote any.</param>
/// <param name="Dangerous">True for the management of keys, members and roles.</param>
/// <param name="Deprecated">True when it is on its way out: no role gets it anew by name.</param>
public sealed record PermissionResponse(string Name, string? Description, bool Dangerous, bool Deprecated);
