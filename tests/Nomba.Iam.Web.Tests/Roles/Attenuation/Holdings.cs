using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Tests.Roles.Attenuation;

/// <summary>
/// What everybody holds, worked out again from what the API shows of roles and members, by rules written here: a permission on an account (or
/// everywhere). The universe has permissions that nobody has registered yet, so that a wildcard given away counts as what it will become.
/// </summary>
internal sealed class Holdings
{
    public const string Everywhere = "everywhere";

    // What the Owner role gives beside permissions; no pattern gives it.
    private const string Ownership = "ownership";

    private static readonly string[] Resources = ["accounts", "transactions", "terminals", "transfers", "later", .. IamPermissions.All.Select(p => p.Name.Split(':')[0]).Distinct()];

    private static readonly string[] Universe =
    [
        .. IamPermissions.All.Select(p => p.Name),
        "accounts:read", "accounts:create", "transactions:read", "transactions:manage", "terminals:assign", "transfers:initiate",
        .. Resources.SelectMany(r => (string[])[$"{r}:later", $"{r}:read"]),
    ];

    private static readonly HashSet<string> Platform = [.. IamPermissions.All.Select(p => p.Name.Split(':')[0])];

    private readonly Dictionary<Guid, HashSet<(string Permission, string Where)>> _held;
    private readonly Dictionary<Guid, MemberResponse> _members;
    private readonly Dictionary<Guid, RoleResponse> _roles;

    public Holdings(IEnumerable<MemberResponse> members, IEnumerable<RoleResponse> roles, IReadOnlyCollection<ApiKeyResponse> keys)
    {
        Keys = keys;
        _members = members.ToDictionary(m => m.Id);
        _roles = roles.ToDictionary(r => r.Id);
        _held = _members.Values.ToDictionary(m => m.Id, m => m.Status == "revoked" ? [] : HeldBy(m));
    }

    public IReadOnlyCollection<MemberResponse> Members => _members.Values;

    public IReadOnlyCollection<RoleResponse> Roles => _roles.Values;

    public IReadOnlyCollection<ApiKeyResponse> Keys { get; }

    public bool IsOwner(Guid member) => _members[member].Roles.Any(r => r.Id == SystemRoles.Owner.Id.Value);

    /// <summary>True when the member holds it there and may use it; one who holds it everywhere holds it on every account.</summary>
    public bool Holds(Guid member, (string Permission, string Where) what) =>
        _members[member].Status == "active" && (_held[member].Contains(what) || _held[member].Contains((what.Permission, Everywhere)));

    /// <summary>What the member holds, whether it may use it now or not.</summary>
    public IReadOnlyCollection<(string Permission, string Where)> Of(Guid member) => _held[member];

    /// <summary>What somebody of that kind would hold with these roles.</summary>
    public IReadOnlyCollection<(string Permission, string Where)> Of(string kind, IEnumerable<object> roles) =>
        HeldBy(kind, roles.Cast<RoleAssignmentRequest>().Select(r => new MemberRoleResponse(r.RoleId!.Value, "", r.Accounts ?? [], [])));

    /// <summary>What somebody holds now and the caller did not hold before, and what a role may give now that the caller could not.</summary>
    /// <param name="caller">Who answers for it.</param>
    /// <param name="before">What everybody held before.</param>
    /// <param name="mayMake">What a new role may give in any case.</param>
    public IEnumerable<string> GainsBeyond(Guid caller, Holdings before, IReadOnlyCollection<string> mayMake)
    {
        foreach (var (member, held) in _held)
        {
            var had = before._held.GetValueOrDefault(member) ?? [];
            foreach (var gain in held.Where(h => !had.Contains(h) && !had.Contains((h.Permission, Everywhere)) && !before.Holds(caller, h)))
            {
                yield return $"{_members[member].Kind} {_members[member].Name} gained {gain.Permission} {gain.Where}";
            }

            if (_members[member].Kind == "api_key" && before._members[caller].Kind == "api_key" && held.Any(h => !had.Contains(h) && Manages(h.Permission)))
            {
                yield return $"the key {_members[member].Name} was given management by a key";
            }
        }

        foreach (var role in _roles.Values.Where(r => !r.System))
        {
            var was = before._roles.TryGetValue(role.Id, out var known) ? Expand(known) : [.. mayMake];
            foreach (var permission in Expand(role).Where(p => !was.Contains(p) && !before.Holds(caller, (p, Everywhere))))
            {
                yield return $"the role {role.Name} now gives {permission}";
            }
        }
    }

    /// <summary>Keys that may be used more freely than before, or are new, and more freely than the key that did it.</summary>
    public IEnumerable<string> FreedBeyond(Guid caller, Holdings before)
    {
        var own = before.Keys.SingleOrDefault(k => k.Id == caller)?.Restrictions;
        return from key in Keys
               let was = before.Keys.SingleOrDefault(k => k.Id == key.Id)
               where own is not null && (was is null || Loosens(was.Restrictions, key.Restrictions)) && Loosens(own, key.Restrictions)
               select $"the key {key.Name} is freer than the key that freed it";
    }

    public static bool Loosens(ApiKeyRestrictionsResponse before, ApiKeyRestrictionsResponse after) =>
        (before.IpAllowList.Count > 0 && (after.IpAllowList.Count == 0 || after.IpAllowList.Except(before.IpAllowList).Any()))
        || (before.ExpiresAt is { } end && (after.ExpiresAt is null || after.ExpiresAt > end))
        || (before.AllowedGrant != "both" && after.AllowedGrant != before.AllowedGrant)
        || (before.SingleSession && !after.SingleSession);

    private HashSet<(string, string)> HeldBy(MemberResponse member) => HeldBy(member.Kind, member.Roles);

    private HashSet<(string, string)> HeldBy(string kind, IEnumerable<MemberRoleResponse> roles) =>
    [
        .. roles.Where(held => held.Id == SystemRoles.Owner.Id.Value).Select(_ => (Ownership, Everywhere)),
        .. from held in roles
           let role = _roles[held.Id]
           from permission in Expand(role)
           where !(kind == "api_key" && role.System && Manages(permission))
           from place in held.Accounts.Count == 0 ? [Everywhere] : held.Accounts.Select(a => a.ToString())
           where place == Everywhere || !Platform.Contains(permission.Split(':')[0])
           select (permission, place),
    ];

    private static HashSet<string> Expand(RoleResponse role) => [.. Universe.Where(p => role.Permissions.Any(pattern => Matches(pattern, p)))];

    private static bool Matches(string pattern, string permission)
    {
        var (wanted, given) = (pattern.Split(':'), permission.Split(':'));
        return (wanted[0] == "*" || wanted[0] == given[0]) && (wanted[1] == "*" || wanted[1] == given[1]);
    }

    private static bool Manages(string permission) =>
        Platform.Contains(permission.Split(':')[0]) && !permission.EndsWith(":read", StringComparison.Ordinal) && permission != IamPermissions.DecisionsCreate;
}
