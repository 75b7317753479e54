namespace Nomba.Iam.Domain.ResourceServers;

/// <summary>A permission that a resource server defines.</summary>
public sealed class PermissionRegistration
{
    public const int DescriptionMaxLength = 200;

    private PermissionRegistration(string name, string? description)
    {
        Name = name;
        Description = description;
    }

    public string Name { get; private set; }

    /// <summary>What it permits, in words for a person who is asked to grant it.</summary>
    public string? Description { get; private set; }

    /// <summary>Since when it is on its way out: no role gets it anew by name. Null while it is not.</summary>
    public DateTimeOffset? DeprecatedAt { get; private set; }

    internal static PermissionRegistration Define(string name, string? description) =>
        new(name, string.IsNullOrWhiteSpace(description) ? null : description.Trim());

    internal void Deprecate(DateTimeOffset now) => DeprecatedAt ??= now;
}
