namespace Nomba.Iam.Domain.Applications;

/// <summary>
/// What an application may ask for at most, by name. It acts with what its user holds and never with what it has of its own, so this takes
/// away and grants nothing.
/// </summary>
public sealed class AllowedPermissions
{
    /// <summary>Whatever its user holds, tomorrow's permissions included.</summary>
    public static readonly AllowedPermissions All = new(null);

    private readonly HashSet<string>? _names;

    private AllowedPermissions(HashSet<string>? names) => _names = names;

    /// <summary>Null: all of them. Empty: none, for an application that only wants to know who somebody is.</summary>
    public IReadOnlyList<string>? Names => _names is null ? null : [.. _names.Order(StringComparer.Ordinal)];

    public static AllowedPermissions Of(IEnumerable<string>? names) => names is null ? All : new AllowedPermissions(names.ToHashSet(StringComparer.Ordinal));

    public bool Includes(string permission) => _names is null || _names.Contains(permission);

    /// <summary>True when nothing of the other is missing here.</summary>
    public bool Covers(AllowedPermissions other) => _names is null || (other._names is { } names && names.IsSubsetOf(_names));
}
