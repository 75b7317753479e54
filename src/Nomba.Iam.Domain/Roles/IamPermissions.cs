using System.Collections.Frozen;

namespace Nomba.Iam.Domain.Roles;

/// <summary>
/// The permissions that the platform itself defines, for the audience <see cref="Audience"/>. Resource servers register their own.
/// A permission is stored by name: adding one here needs no migration.
/// </summary>
public static class IamPermissions
{
    /// <summary>The audience of the management API.</summary>
    public const string Audience = "nomba-iam";

    /// <summary>Permits listing API keys and reading their settings, never their secrets.</summary>
    public const string ApiKeysRead = "api_keys:read";

    /// <summary>Permits creating API keys that hold no more than the creator does.</summary>
    public const string ApiKeysCreate = "api_keys:create";

    /// <summary>Permits renaming API keys.</summary>
    public const string ApiKeysUpdate = "api_keys:update";

    /// <summary>Permits suspending and resuming API keys.</summary>
    public const string ApiKeysSuspend = "api_keys:suspend";

    /// <summary>Permits revoking API keys for good.</summary>
    public const string ApiKeysRevoke = "api_keys:revoke";

    /// <summary>Permits listing the members of the organization.</summary>
    public const string MembersRead = "members:read";

    /// <summary>Permits suspending and resuming members.</summary>
    public const string MembersSuspend = "members:suspend";

    /// <summary>Permits listing roles and what they grant.</summary>
    public const string RolesRead = "roles:read";

    /// <summary>Permits giving members other roles.</summary>
    public const string MembersUpdate = "members:update";

    /// <summary>Permits creating roles that grant no more than the creator holds.</summary>
    public const string RolesCreate = "roles:create";

    /// <summary>Permits changing what the organization's own roles grant.</summary>
    public const string RolesUpdate = "roles:update";

    /// <summary>Permits deleting the organization's own roles.</summary>
    public const string RolesDelete = "roles:delete";

    /// <summary>Permits asking what a member may do, and why.</summary>
    public const string DecisionsCreate = "decisions:create";

    /// <summary>Permits reading the organization's settings and accounts.</summary>
    public const string OrganizationRead = "organization:read";

    /// <summary>Every permission of the platform with what it permits, in words for a consent page.</summary>
    public static readonly IReadOnlyList<PermissionDefinition> All =
    [
        new(ApiKeysRead, "See API keys and their settings"),
        new(ApiKeysCreate, "Create API keys"),
        new(ApiKeysUpdate, "Rename API keys"),
        new(ApiKeysSuspend, "Suspend and resume API keys"),
        new(ApiKeysRevoke, "Revoke API keys for good"),
        new(MembersRead, "See who belongs to the organization"),
        new(MembersSuspend, "Suspend and resume members"),
        new(RolesRead, "See roles and what they grant"),
        new(MembersUpdate, "Change the roles of members"),
        new(RolesCreate, "Create roles"),
        new(RolesUpdate, "Change what roles grant"),
        new(RolesDelete, "Delete roles"),
        new(DecisionsCreate, "Ask what a member may do, and why"),
        new(OrganizationRead, "See the organization and its accounts"),
    ];

    private static readonly FrozenSet<string> Ours = All.Select(p => p.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for the platform's own permissions, as against a resource server's.</summary>
    public static bool IsOurs(string permission) => Ours.Contains(permission);

    /// <summary>What no API key holds through a system role: managing keys, members or roles is granted to a key by a person, by name.</summary>
    public static bool IsManagement(string permission) =>
        permission is not (ApiKeysRead or MembersRead or RolesRead or OrganizationRead or DecisionsCreate) && IsOurs(permission);
}
