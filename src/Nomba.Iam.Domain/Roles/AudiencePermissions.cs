namespace Nomba.Iam.Domain.Roles;

/// <summary>Permissions of one audience (resource server), sorted by name.</summary>
public sealed record AudiencePermissions(string Audience, IReadOnlyList<string> Permissions);
