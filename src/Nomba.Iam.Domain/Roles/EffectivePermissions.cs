using System.Collections.Frozen;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Domain.Roles;

/// <summary>What a member may do once wildcards are expanded against the catalogue: the one evaluation that every door uses.</summary>
public sealed class EffectivePermissions
{
    public static readonly EffectivePermissions None = new([], [], []);

    // For each permission the accounts that it holds on; none: everywhere.
    private readonly FrozenDictionary<string, AccountId[]> _held;

    private EffectivePermissions(
        IEnumerable<AudiencePermissions> audiences, IEnumerable<KeyValuePair<string, AccountId[]>> held, IReadOnlyList<HeldRole> roles)
    {
        _held = held.ToFrozenDictionary(StringComparer.Ordinal);
        Roles = roles;
        Audiences = [.. audiences.Where(a => a.Permissions.Count > 0)];
        AudienceNames = Audiences.Count == 0 ? [IamPermissions.Audience] : [.. Audiences.Select(a => a.Audience)];
        Names = _held.Keys.ToFrozenSet(StringComparer.Ordinal);
        Reach = ReachOf(Names);
    }

    /// <summary>The roles that all of this comes from.</summary>
    public IReadOnlyList<HeldRole> Roles { get; }

    /// <summary>Per audience, those that the member holds at least one permission of.</summary>
    public IReadOnlyList<AudiencePermissions> Audiences { get; }

    /// <summary>The audiences of a token that is not narrowed; the platform's own when the member may do nothing at all.</summary>
    public IReadOnlyList<string> AudienceNames { get; }

    /// <summary>All that is held, as a token that is not narrowed says it.</summary>
    public PermissionReach Reach { get; }

    /// <summary>What is held somewhere.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>True when the permission is held, if only on one account.</summary>
    public bool Contains(string permission) => _held.ContainsKey(permission);

    /// <summary>True when the permission is held on each of these accounts; on none named: everywhere.</summary>
    public bool Covers(string permission, IReadOnlyList<AccountId> accounts) =>
        _held.TryGetValue(permission, out var held) && (held.Length == 0 || (accounts.Count > 0 && accounts.All(held.Contains)));

    public static EffectivePermissions Evaluate(MemberKind kind, IReadOnlyList<HeldRole> roles, PermissionCatalogue catalogue)
    {
        var held = new Dictionary<string, AccountId[]>(StringComparer.Ordinal);
        var audiences = new List<AudiencePermissions>();
        foreach (var audience in catalogue.Audiences)
        {
            var names = new List<string>();
            foreach (var permission in audience.Permissions)
            {
                if (HoldersOf(permission, kind, roles) is { Count: > 0 } holders)
                {
                    names.Add(permission);
                    held[permission] = AccountsOf(holders);
                }
            }

            audiences.Add(new AudiencePermissions(audience.Audience, names));
        }

        return new EffectivePermissions(audiences, held, roles);
    }

    /// <summary>What each role says about a permission: the evaluation itself, told step by step.</summary>
    public IReadOnlyList<GrantTrace> Explain(MemberKind kind, string permission) => [.. Roles.Select(held => Trace(held, kind, permission))];

    /// <summary>The accounts that a held permission holds on; empty: everywhere.</summary>
    public IReadOnlyList<AccountId> AccountsOf(string permission) => _held[permission];

    /// <summary>Those of <paramref name="names"/> that are held, with where they hold.</summary>
    public PermissionReach ReachOf(IEnumerable<string> names)
    {
        var groups = names.Where(_held.ContainsKey).GroupBy(n => string.Join(' ', _held[n]), StringComparer.Ordinal).ToList();
        if (groups.Count == 1)
        {
            return new PermissionReach(Join(groups[0]), _held[groups[0].First()], []);
        }

        var everywhere = groups.FirstOrDefault(g => g.Key.Length == 0);
        AccountPermissions[] apart =
        [
            .. groups.Where(g => g.Key.Length > 0).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new AccountPermissions(_held[g.First()], [.. g.Order(StringComparer.Ordinal)])),
        ];
        AccountId[] accounts = everywhere is null ? [.. apart.SelectMany(a => a.AccountIds).Distinct().Order()] : [];
        return new PermissionReach(everywhere is null ? "" : Join(everywhere), accounts, apart);
    }

    internal static bool Grants(HeldRole held, MemberKind kind, string permission) => Trace(held, kind, permission).Outcome == GrantOutcome.Granted;

    private static List<HeldRole> HoldersOf(string permission, MemberKind kind, IReadOnlyList<HeldRole> roles) =>
        [.. roles.Where(held => Grants(held, kind, permission))];

    private static AccountId[] AccountsOf(List<HeldRole> holders) => holders.Any(h => h.AccountIds.Count == 0)
        ? []
        : [.. holders.SelectMany(h => h.AccountIds).Distinct().Order()];

    private static GrantTrace Trace(HeldRole held, MemberKind kind, string permission)
    {
        if (held.Role.Permissions.FirstOrDefault(text => PermissionPattern.Parse(text).Matches(permission)) is not { } pattern)
        {
            return new GrantTrace(held, null, GrantOutcome.NoMatch);
        }

        if (kind == MemberKind.ApiKey && held.Role.IsSystem && IamPermissions.IsManagement(permission))
        {
            return new GrantTrace(held, pattern, GrantOutcome.NotForKeys);
        }

        // The platform's own permissions are about the organization as a whole: on one account there is nothing that they could mean.
        return held.AccountIds.Count > 0 && IamPermissions.IsOurs(permission)
            ? new GrantTrace(held, pattern, GrantOutcome.NotOnAccounts)
            : new GrantTrace(held, pattern, GrantOutcome.Granted);
    }

    private static string Join(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));
}
