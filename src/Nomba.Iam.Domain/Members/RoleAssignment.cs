using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Domain.Members;

/// <summary>A role that a member holds.</summary>
/// <param name="RoleId">Which role.</param>
/// <param name="AccountIds">The accounts it is limited to; empty: the whole organization.</param>
public sealed record RoleAssignment(RoleId RoleId, IReadOnlyList<AccountId> AccountIds)
{
    public bool IsLimited => AccountIds.Count > 0;

    public static RoleAssignment Everywhere(RoleId role) => new(role, []);
}
