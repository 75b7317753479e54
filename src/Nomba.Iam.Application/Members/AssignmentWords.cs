using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>Roles and where they are held, as the audit trail tells of them: <c>Finance on 0197…, Viewer</c>.</summary>
internal static class AssignmentWords
{
    /// <summary>A role that is not among <paramref name="known"/> is gone, and has its id for a name.</summary>
    public static string Of(IEnumerable<RoleAssignment> assignments, IReadOnlyDictionary<RoleId, Role> known) => string.Join(", ", assignments
        .Select(a => (Name: known.TryGetValue(a.RoleId, out var role) ? role.Name : a.RoleId.ToString(), a.AccountIds))
        .OrderBy(a => a.Name, StringComparer.Ordinal)
        .Select(a => a.AccountIds.Count == 0 ? a.Name : $"{a.Name} on {string.Join(' ', a.AccountIds.Order())}"));
}
