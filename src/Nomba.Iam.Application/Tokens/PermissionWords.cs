using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Tokens;

/// <summary>A permission in words, for people who are asked to grant it.</summary>
internal static class PermissionWords
{
    private static readonly Dictionary<string, PermissionDefinition> Known =
        IamPermissions.All.ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>The platform's own words; for a resource server's permission its name taken apart: "Initiate transfers".</summary>
    public static PermissionDefinition Describe(string permission)
    {
        if (Known.TryGetValue(permission, out var definition))
        {
            return definition;
        }

        var parts = permission.Split(':');
        var verb = parts[1] == "read" ? "see" : parts[1].Replace('_', ' ');
        return new PermissionDefinition(permission, $"{char.ToUpperInvariant(verb[0])}{verb[1..]} {parts[0].Replace('_', ' ')}");
    }
}
