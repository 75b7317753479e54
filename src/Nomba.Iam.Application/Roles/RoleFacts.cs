using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>A role as the audit trail tells of it.</summary>
internal static class RoleFacts
{
    public static IReadOnlyList<(string Name, string? Value)> Of(Role role) =>
    [
        ("name", role.Name),
        ("description", role.Description),
        ("permissions", string.Join(' ', role.Permissions)),
    ];
}
