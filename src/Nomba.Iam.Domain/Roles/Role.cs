using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Roles;

/// <summary>A named set of permissions: a system role, or one of an organization's own.</summary>
public sealed class Role
{
    private readonly List<string> _permissions = [];

    private Role(RoleId id, OrganizationId? organizationId, string name)
    {
        Id = id;
        OrganizationId = organizationId;
        Name = name;
        NameKey = KeyOf(name);
    }

    public RoleId Id { get; private set; }

    /// <summary>Null for a system role.</summary>
    public OrganizationId? OrganizationId { get; private set; }

    public string Name { get; private set; }

    /// <summary>The name as it is compared: unique within an organization.</summary>
    public string NameKey { get; private set; }

    /// <summary>Permission patterns, as text.</summary>
    public IReadOnlyList<string> Permissions => _permissions;

    public bool IsSystem => OrganizationId is null;

    public static Role Create(OrganizationId organization, string name, IEnumerable<PermissionPattern> permissions, TimeProvider time)
    {
        var role = new Role(RoleId.New(time), organization, name.Trim());
        role._permissions.AddRange(permissions.Select(p => p.ToString()).Distinct(StringComparer.Ordinal));
        return role;
    }

    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    internal static Role System(RoleId id, string name, IEnumerable<string> permissions)
    {
        var role = new Role(id, null, name);
        role._permissions.AddRange(permissions);
        return role;
    }
}
