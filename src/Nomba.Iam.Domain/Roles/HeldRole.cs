using Nomba.Iam.Domain.Accounts;

namespace Nomba.Iam.Domain.Roles;

/// <summary>A role with where it is held; no accounts: everywhere in the organization.</summary>
public sealed record HeldRole(Role Role, IReadOnlyList<AccountId> AccountIds)
{
    public static HeldRole Everywhere(Role role) => new(role, []);
}
