namespace Nomba.Iam.Domain.ResourceServers;

/// <summary>A permission to define; the description may be missing.</summary>
public sealed record PermissionDraft(string Name, string? Description);
