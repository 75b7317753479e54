using System.Collections.Frozen;

namespace Nomba.Iam.Domain.Roles;

/// <summary>Every permission there is: the platform's own and those of the registered resource servers.</summary>
public sealed class PermissionCatalogue
{
    private readonly FrozenDictionary<string, PermissionDefinition> _definitions;

    public PermissionCatalogue(IEnumerable<AudiencePermissions> resourceServers, IEnumerable<PermissionDefinition>? definitions = null)
    {
        Audiences =
        [
            new AudiencePermissions(IamPermissions.Audience, [.. IamPermissions.All.Select(p => p.Name).Order(StringComparer.Ordinal)]),
            .. resourceServers.OrderBy(a => a.Audience, StringComparer.Ordinal),
        ];
        _definitions = IamPermissions.All.Concat(definitions ?? [])
            .GroupBy(d => d.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.First() with { IsDeprecated = g.All(d => d.IsDeprecated) }, StringComparer.Ordinal);
    }

    public IReadOnlyList<AudiencePermissions> Audiences { get; }

    /// <summary>True when the pattern names, or a wildcard of it covers, a permission that exists.</summary>
    public bool Knows(PermissionPattern pattern) => Audiences.Any(a => a.Permissions.Any(pattern.Matches));

    /// <summary>True for a permission that is on its way out: who has it keeps it, and nobody new gets it by name.</summary>
    public bool IsDeprecated(string permission) => _definitions.TryGetValue(permission, out var definition) && definition.IsDeprecated;

    /// <summary>What it permits in words; null when nobody wrote any.</summary>
    public string? DescriptionOf(string permission) => _definitions.TryGetValue(permission, out var definition) ? definition.Description : null;
}
