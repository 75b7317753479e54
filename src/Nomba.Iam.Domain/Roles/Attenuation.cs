using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Domain.Roles;

/// <summary>
/// Nobody grants more than they hold. What a role gives today must be held by the grantor on the same accounts; and what a wildcard of it
/// will give tomorrow must come to the grantor too, by a wildcard of their own.
/// </summary>
public static class Attenuation
{
    /// <summary>What the roles would give that the grantor lacks: permission names, and wildcards as they are written. Empty: it may be granted.</summary>
    /// <param name="held">What the grantor holds.</param>
    /// <param name="usable">How much of it the token in hand may use.</param>
    /// <param name="receiver">A key gets less from a system role than a person does.</param>
    /// <param name="roles">What is granted, and where.</param>
    /// <param name="catalogue">Every permission there is.</param>
    public static IReadOnlyList<string> Excess(
        EffectivePermissions held, IReadOnlySet<string> usable, MemberKind receiver, IReadOnlyList<HeldRole> roles, PermissionCatalogue catalogue)
    {
        var excess = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var role in roles)
        {
            var granted = EffectivePermissions.Evaluate(receiver, [role], catalogue);
            excess.UnionWith(granted.Names.Where(p => !usable.Contains(p) || !held.Covers(p, role.AccountIds)));
            excess.UnionWith(role.Role.Permissions.Where(text => !CoversTomorrow(held, PermissionPattern.Parse(text), role.AccountIds)));
        }

        return [.. excess];
    }

    private static bool CoversTomorrow(EffectivePermissions held, PermissionPattern granted, IReadOnlyList<AccountId> accounts) =>
        !granted.IsWildcard || held.Roles.Any(own =>
            (own.AccountIds.Count == 0 || (accounts.Count > 0 && accounts.All(own.AccountIds.Contains)))
            && own.Role.Permissions.Any(text => PermissionPattern.Parse(text).Covers(granted)));
}
