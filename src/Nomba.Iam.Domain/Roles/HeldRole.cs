using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Domain.Roles;

/// <summary>A role with where it is held; no accounts: everywhere in the organization.</summary>
public sealed record HeldRole(Role Role, IReadOnlyList<AccountId> AccountIds)
{
    /// <summary>What of it lets a member of that kind manage keys, members, roles and the rest of the organization, by name.</summary>
    public IReadOnlyList<string> DangerousTo(MemberKind kind) =>
        [.. IamPermissions.All.Select(p => p.Name).Where(p => IamPermissions.IsManagement(p) && EffectivePermissions.Grants(this, kind, p)).Order(StringComparer.Ordinal)];

    public static HeldRole Everywhere(Role role) => new(role, []);
}
