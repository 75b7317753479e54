using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>A permission that a change of roles gives, takes or moves.</summary>
/// <param name="Permission">Its name.</param>
/// <param name="Description">What it permits, in words if anybody wrote some.</param>
/// <param name="Before">The accounts that it is held on; empty: everywhere; null: not held.</param>
/// <param name="After">The accounts that it would be held on; empty: everywhere; null: not held.</param>
public sealed record PermissionChange(string Permission, string? Description, IReadOnlyList<AccountId>? Before, IReadOnlyList<AccountId>? After)
{
    /// <summary>Manages keys, members, roles or the rest of the organization.</summary>
    public bool IsDangerous => IamPermissions.IsManagement(Permission);
}
