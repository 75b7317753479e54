namespace Nomba.Iam.Domain.Roles;

/// <summary>A permission and what it permits, in words.</summary>
public sealed record PermissionDefinition(string Name, string Description);
