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

    /// <summary>Permits changing the settings, restrictions and roles of API keys.</summary>
    public const string ApiKeysUpdate = "api_keys:update";

    /// <summary>Permits suspending and resuming API keys.</summary>
    public const string ApiKeysSuspend = "api_keys:suspend";

    /// <summary>Permits revoking API keys for good.</summary>
    public const string ApiKeysRevoke = "api_keys:revoke";

    /// <summary>Permits replacing the secrets of API keys.</summary>
    public const string ApiKeysRotate = "api_keys:rotate";

    /// <summary>Permits listing the members of the organization.</summary>
    public const string MembersRead = "members:read";

    /// <summary>Permits suspending and resuming members.</summary>
    public const string MembersSuspend = "members:suspend";

    /// <summary>Permits listing roles and what they grant.</summary>
    public const string RolesRead = "roles:read";

    /// <summary>Permits giving members other roles.</summary>
    public const string MembersUpdate = "members:update";

    /// <summary>Permits inviting people with roles that grant no more than the inviter holds.</summary>
    public const string MembersInvite = "members:invite";

    /// <summary>Permits removing members for good.</summary>
    public const string MembersRemove = "members:remove";

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

    /// <summary>Permits changing the organization's name and settings.</summary>
    public const string OrganizationUpdate = "organization:update";

    /// <summary>Permits creating, renaming, suspending and reactivating the organization's accounts.</summary>
    public const string OrganizationManageAccounts = "organization:manage_accounts";

    /// <summary>Permits listing applications and reading their settings, never their secrets.</summary>
    public const string ApplicationsRead = "applications:read";

    /// <summary>Permits registering applications.</summary>
    public const string ApplicationsCreate = "applications:create";

    /// <summary>Permits changing applications and replacing their secrets.</summary>
    public const string ApplicationsUpdate = "applications:update";

    /// <summary>Permits suspending and resuming applications.</summary>
    public const string ApplicationsSuspend = "applications:suspend";

    /// <summary>Permits deleting applications for good.</summary>
    public const string ApplicationsDelete = "applications:delete";

    /// <summary>Permits reading and verifying the audit log.</summary>
    public const string AuditRead = "audit:read";

    /// <summary>Permits taking the audit log away as a file.</summary>
    public const string AuditExport = "audit:export";

    /// <summary>Permits taking personal data out of audit entries.</summary>
    public const string AuditRedact = "audit:redact";

    /// <summary>Permits reading webhook endpoints and their deliveries, never their secrets.</summary>
    public const string WebhooksRead = "webhooks:read";

    /// <summary>Permits creating, changing, testing and deleting webhook endpoints.</summary>
    public const string WebhooksManage = "webhooks:manage";

    /// <summary>Every permission of the platform with what it permits, in words for a consent page.</summary>
    public static readonly IReadOnlyList<PermissionDefinition> All =
    [
        new(ApiKeysRead, "See API keys and their settings"),
        new(ApiKeysCreate, "Create API keys"),
        new(ApiKeysUpdate, "Change the settings, restrictions and roles of API keys"),
        new(ApiKeysRotate, "Replace the secrets of API keys"),
        new(ApiKeysSuspend, "Suspend and resume API keys"),
        new(ApiKeysRevoke, "Revoke API keys for good"),
        new(MembersRead, "See who belongs to the organization"),
        new(MembersSuspend, "Suspend and resume members"),
        new(MembersInvite, "Invite people"),
        new(MembersRemove, "Remove members for good"),
        new(RolesRead, "See roles and what they grant"),
        new(MembersUpdate, "Change the roles of members"),
        new(RolesCreate, "Create roles"),
        new(RolesUpdate, "Change what roles grant"),
        new(RolesDelete, "Delete roles"),
        new(DecisionsCreate, "Ask what a member may do, and why"),
        new(OrganizationRead, "See the organization and its accounts"),
        new(OrganizationUpdate, "Change the organization's name and settings"),
        new(OrganizationManageAccounts, "Create, rename, suspend and reactivate accounts"),
        new(ApplicationsRead, "See applications and their settings"),
        new(ApplicationsCreate, "Register applications"),
        new(ApplicationsUpdate, "Change applications and replace their secrets"),
        new(ApplicationsSuspend, "Suspend and resume applications"),
        new(ApplicationsDelete, "Delete applications for good"),
        new(AuditRead, "Read and verify the audit log"),
        new(AuditExport, "Export the audit log"),
        new(AuditRedact, "Take personal data out of the audit log"),
        new(WebhooksRead, "See webhook endpoints and their deliveries"),
        new(WebhooksManage, "Create, change, test and delete webhook endpoints"),
    ];

    private static readonly FrozenSet<string> Ours = All.Select(p => p.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for the platform's own permissions, as against a resource server's.</summary>
    public static bool IsOurs(string permission) => Ours.Contains(permission);

    /// <summary>What no API key holds through a system role: managing keys, members, roles and the rest of the organization is granted to a key by a person, by name.</summary>
    public static bool IsManagement(string permission) =>
        IsOurs(permission) && permission is not DecisionsCreate && !permission.EndsWith(":read", StringComparison.Ordinal);
}
