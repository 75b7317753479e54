namespace Nomba.Iam.Domain.Roles;

/// <summary>Every permission there is: the platform's own and those of the registered resource servers.</summary>
public sealed class PermissionCatalogue
{
    public PermissionCatalogue(IEnumerable<AudiencePermissions> resourceServers) =>
        Audiences =
        [
            new AudiencePermissions(IamPermissions.Audience, [.. IamPermissions.All.Select(p => p.Name).Order(StringComparer.Ordinal)]),
            .. resourceServers.OrderBy(a => a.Audience, StringComparer.Ordinal),
        ];

    public IReadOnlyList<AudiencePermissions> Audiences { get; }

    /// <summary>True when the pattern names, or a wildcard of it covers, a permission that exists.</summary>
    public bool Knows(PermissionPattern pattern) => Audiences.Any(a => a.Permissions.Any(pattern.Matches));
}
