using System.Globalization;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>What stands for and against a member, in the words of a decision.</summary>
internal static class DecisionReasons
{
    /// <summary>Each of these says no by itself.</summary>
    public static IEnumerable<DecisionReason> OfStatus(MemberSnapshot member, DateTimeOffset now)
    {
        if (member.OrganizationStatus != OrganizationStatus.Active)
        {
            yield return new DecisionReason("organization_suspended", "The organization is suspended: nobody in it may do anything.");
        }

        if (member.Status == MemberStatus.Suspended)
        {
            yield return new DecisionReason("member_suspended", "The member is suspended.");
        }

        if (member.Status == MemberStatus.Revoked)
        {
            yield return new DecisionReason("member_revoked", "The member is gone for good.");
        }

        if (member.Restrictions.IsExpired(now))
        {
            yield return new DecisionReason(
                "key_expired", string.Create(CultureInfo.InvariantCulture, $"The key has expired: it was good until {member.Restrictions.ExpiresAt:yyyy-MM-dd'T'HH:mm:ss'Z'}."));
        }
    }

    /// <summary>Those of the key's pairs that are switched off: they say no when no other is left.</summary>
    public static IEnumerable<DecisionReason> OfPairs(MemberSnapshot member, IEnumerable<KeyEnvironment> environments) => environments.Order()
        .Where(e => member.Credential(e) is { IsDisabled: true })
        .Select(e => new DecisionReason("environment_disabled", $"The {e.Name} pair of the key is switched off: with that pair it may do nothing."));

    /// <summary>What a key must keep to besides. The question names no address and no door, so these say neither yes nor no.</summary>
    public static IEnumerable<DecisionReason> OfRestrictions(KeyRestrictions restrictions)
    {
        if (restrictions.IpAllowList.Count > 0)
        {
            yield return new DecisionReason("only_from_addresses", $"The key and its tokens are good from these addresses alone: {string.Join(", ", restrictions.IpAllowList)}.");
        }

        if (restrictions.OnlyDoor is { } door)
        {
            yield return new DecisionReason("only_by_grant", $"The key gets its tokens by the grant {door.Name} alone.");
        }
    }

    public static IReadOnlyList<DecisionReason> OfRoles(MemberSnapshot member, Decide query, PermissionCatalogue catalogue)
    {
        if (!catalogue.Knows(PermissionPattern.Parse(query.Permission!)))
        {
            return [new DecisionReason("permission_unknown", "No resource API has registered this permission.")];
        }

        var traces = member.Permissions.Explain(member.Kind, query.Permission!);
        var matching = traces.Where(t => t.Pattern is not null).OrderByDescending(t => t.Reaches(query.AccountId)).ToList();
        var asleep = EffectivePermissions.Evaluate(member.Kind, member.OnSuspendedAccounts, catalogue).Explain(member.Kind, query.Permission!)
            .Where(t => t.Outcome == GrantOutcome.Granted && (t.Reaches(query.AccountId) || matching.Count == 0))
            .Select(t => new DecisionReason("account_suspended", $"The role {t.Held.Role.Name} grants it, but is limited to an account that is suspended.", t));
        DecisionReason[] reasons = [.. asleep, .. matching.Select(t => Reason(t, query))];
        return reasons.Length > 0 ? reasons : [new DecisionReason("no_role_grants", "None of the member's roles grants it.")];
    }

    private static DecisionReason Reason(GrantTrace trace, Decide query) => trace.Outcome switch
    {
        GrantOutcome.Granted when trace.Reaches(query.AccountId) =>
            new DecisionReason("granted", $"The role {trace.Held.Role.Name} grants it by {trace.Pattern}.", trace),
        GrantOutcome.Granted =>
            new DecisionReason("not_on_account", $"The role {trace.Held.Role.Name} grants it, but is limited to other accounts.", trace),
        GrantOutcome.NotForKeys =>
            new DecisionReason("not_for_keys", $"The system role {trace.Held.Role.Name} does not give the management of keys, members and roles to a key.", trace),
        _ => new DecisionReason("not_on_accounts", $"The role {trace.Held.Role.Name} is limited to accounts, and the platform's own permissions are not held on an account.", trace),
    };
}
