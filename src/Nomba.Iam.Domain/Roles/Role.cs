using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Roles;

/// <summary>A named set of permissions: a system role, or one of an organization's own.</summary>
public sealed class Role
{
    public const int NameMaxLength = 100;
    public const int DescriptionMaxLength = 500;
    public const int MaxPermissions = 200;
    public const int MaxPerOrganization = 100;

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

    /// <summary>What it is for, in the organization's own words.</summary>
    public string? Description { get; private set; }

    /// <summary>Raised by every change; two changes at once are one too many.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Permission patterns, as text.</summary>
    public IReadOnlyList<string> Permissions => _permissions;

    public bool IsSystem => OrganizationId is null;

    public static Role Create(OrganizationId organization, string name, IEnumerable<PermissionPattern> permissions, TimeProvider time)
    {
        var role = new Role(RoleId.New(time), organization, name.Trim());
        role._permissions.AddRange(permissions.Select(p => p.ToString()).Distinct(StringComparer.Ordinal));
        return role;
    }

    public void Describe(string? description) => Description = string.IsNullOrWhiteSpace(description) ? null : description.Trim();

    /// <summary>Changes what is given, and leaves what is null. The caller sees to it that holders' tokens die when permissions change.</summary>
    public Result Change(string? name, string? description, IReadOnlyCollection<PermissionPattern>? permissions)
    {
        if (IsSystem)
        {
            return RoleErrors.System;
        }

        if (name is not null)
        {
            (Name, NameKey) = (name.Trim(), KeyOf(name));
        }

        if (description is not null)
        {
            Describe(description);
        }

        if (permissions is not null)
        {
            _permissions.Clear();
            _permissions.AddRange(permissions.Select(p => p.ToString()).Distinct(StringComparer.Ordinal));
        }

        Revision++;
        return Result.Success;
    }

    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    internal static Role System(RoleId id, string name, IEnumerable<string> permissions)
    {
        var role = new Role(id, null, name);
        role._permissions.AddRange(permissions);
        return role;
    }
}
