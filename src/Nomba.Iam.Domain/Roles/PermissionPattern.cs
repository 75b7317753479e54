using System.Diagnostics.CodeAnalysis;

namespace Nomba.Iam.Domain.Roles;

/// <summary>
/// What a role grants: a permission name, or one with <c>*</c> in the place of its resource or its action
/// (<c>transfers:*</c>, <c>*:read</c>). A wildcard is expanded when permissions are evaluated, never when it is stored, so that a
/// permission registered later is covered as well.
/// </summary>
public readonly record struct PermissionPattern
{
    private const string Any = "*";

    private PermissionPattern(string resource, string action)
    {
        Resource = resource;
        Action = action;
    }

    public string Resource { get; }

    public string Action { get; }

    public static bool TryParse(string? text, out PermissionPattern pattern)
    {
        pattern = default;
        if (text?.Split(':') is not [var resource, var action])
        {
            return false;
        }

        var concrete = $"{(resource == Any ? "any" : resource)}:{(action == Any ? "any" : action)}";
        if (!PermissionName.IsName(concrete))
        {
            return false;
        }

        pattern = new PermissionPattern(resource, action);
        return true;
    }

    public static PermissionPattern Parse(string text) =>
        TryParse(text, out var pattern) ? pattern : throw new FormatException($"'{text}' is not a permission pattern.");

    [SuppressMessage("Globalization", "CA1310", Justification = "Ordinal by char.")]
    public bool Matches(string permission)
    {
        var colon = permission.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && (Resource == Any || permission.AsSpan(0, colon).SequenceEqual(Resource))
            && (Action == Any || permission.AsSpan(colon + 1).SequenceEqual(Action));
    }

    /// <summary>True when it names every permission that the other could, those of tomorrow included.</summary>
    public bool Covers(PermissionPattern other) => (Resource == Any || Resource == other.Resource) && (Action == Any || Action == other.Action);

    public bool IsWildcard => Resource == Any || Action == Any;

    public override string ToString() => $"{Resource}:{Action}";
}
