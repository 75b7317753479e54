using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Domain.Members;

/// <summary>
/// One row of a member's roles: a role on one account, or everywhere. An assignment that is limited to several accounts has a row for each,
/// so that an account which goes takes its access along: what is left is never "everywhere".
/// </summary>
public sealed class MemberRole
{
    private MemberRole(RoleId roleId, AccountId? accountId)
    {
        RoleId = roleId;
        AccountId = accountId;
    }

    public RoleId RoleId { get; private set; }

    /// <summary>Null: everywhere in the organization.</summary>
    public AccountId? AccountId { get; private set; }

    internal static IEnumerable<MemberRole> Of(RoleAssignment assignment) => assignment.IsLimited
        ? assignment.AccountIds.Distinct().Select(a => new MemberRole(assignment.RoleId, a))
        : [new MemberRole(assignment.RoleId, null)];
}
