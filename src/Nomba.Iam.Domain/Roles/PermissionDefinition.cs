namespace Nomba.Iam.Domain.Roles;

/// <summary>A permission and what it permits, in words if anybody wrote some; <paramref name="IsDeprecated"/> when it is on its way out.</summary>
public sealed record PermissionDefinition(string Name, string? Description, bool IsDeprecated = false);
