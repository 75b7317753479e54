using System.Text.RegularExpressions;

namespace Nomba.Iam.Domain.Roles;

/// <summary>The shape of a permission: <c>resource:action</c>, lower-case letters, digits and underscores.</summary>
public static partial class PermissionName
{
    public const int MaxLength = 100;

    public static bool IsName(string? text) => text is { Length: <= MaxLength } && NameShape().IsMatch(text);

    [GeneratedRegex("^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*:[a-z][a-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex NameShape();
}
