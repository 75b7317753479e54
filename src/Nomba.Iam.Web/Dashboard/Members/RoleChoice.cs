using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Dashboard.Members;

/// <summary>Roles as the boxes of a form say them: those that are ticked, all of them on the accounts that are ticked.</summary>
internal static class RoleChoice
{
    /// <summary>What cannot be read becomes what nobody has, which the use case refuses.</summary>
    public static IReadOnlyList<RoleAssignment> Read(IReadOnlyList<string>? roles, IReadOnlyList<string>? accounts)
    {
        AccountId[] limits = [.. (accounts ?? []).Select(text => AccountId.TryParse(text, null, out var id) ? id : default)];
        return [.. (roles ?? []).Select(text => new RoleAssignment(RoleId.TryParse(text, null, out var id) ? id : default, limits))];
    }
}
