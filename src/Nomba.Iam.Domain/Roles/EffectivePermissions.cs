using System.Collections.Frozen;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Domain.Roles;

/// <summary>What a member may do once wildcards are expanded against the catalogue: the one evaluation that every door uses.</summary>
public sealed class EffectivePermissions
{
    public static readonly EffectivePermissions None = new([]);

    private readonly FrozenSet<string> _names;

    private EffectivePermissions(IEnumerable<AudiencePermissions> audiences)
    {
        Audiences = [.. audiences.Where(a => a.Permissions.Count > 0)];
        _names = Audiences.SelectMany(a => a.Permissions).ToFrozenSet(StringComparer.Ordinal);
        AudienceNames = Audiences.Count == 0 ? [IamPermissions.Audience] : [.. Audiences.Select(a => a.Audience)];
        Scope = string.Join(' ', _names.Order(StringComparer.Ordinal));
    }

    /// <summary>Per audience, those that the member holds at least one permission of.</summary>
    public IReadOnlyList<AudiencePermissions> Audiences { get; }

    /// <summary>The audiences of a token that is not narrowed; the platform's own when the member may do nothing at all.</summary>
    public IReadOnlyList<string> AudienceNames { get; }

    /// <summary>All names, in order, separated by spaces.</summary>
    public string Scope { get; }

    public IReadOnlySet<string> Names => _names;

    public bool Contains(string permission) => _names.Contains(permission);

    public static EffectivePermissions Evaluate(MemberKind kind, IReadOnlyCollection<Role> roles, PermissionCatalogue catalogue) =>
        new(catalogue.Audiences.Select(audience => new AudiencePermissions(
            audience.Audience,
            [.. audience.Permissions.Where(permission => roles.Any(role => Grants(role, kind, permission)))])));

    /// <summary>Those of <paramref name="permissions"/> that this member does not hold.</summary>
    public IReadOnlyList<string> Missing(EffectivePermissions permissions) =>
        [.. permissions.Names.Where(name => !_names.Contains(name)).Order(StringComparer.Ordinal)];

    private static bool Grants(Role role, MemberKind kind, string permission) =>
        role.Permissions.Any(text => PermissionPattern.Parse(text).Matches(permission))
        && !(kind == MemberKind.ApiKey && role.IsSystem && IamPermissions.IsManagement(permission));
}
