namespace Nomba.Iam.Domain.Applications;

/// <summary>A change of an application; null leaves a part as it is.</summary>
public sealed record ApplicationSettings(string? Name, string? Description, IReadOnlyList<string>? RedirectUris, AllowedPermissions? Allowed);
