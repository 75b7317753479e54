using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Accounts;

/// <summary>
/// The roles that stand for access to one account. They are the organization's own, made when first needed, and from then on as its people
/// leave them: whoever changes what one grants means it.
/// </summary>
internal sealed class AccessRoles(IRoleStore roles, IResourceServerStore resourceServers, IAuditTrail audit, TimeProvider time)
{
    private static readonly string[] Reading = ["accounts:read", "transactions:read", "terminals:read", "transfers:read"];
    private static readonly string[] Writing = ["transactions:manage", "terminals:assign", "transfers:initiate"];

    /// <summary>What tells this access from the lesser one.</summary>
    public static IReadOnlyList<string> Distinguishing(AccountAccess access) => access == AccountAccess.Writer ? Writing : Reading;

    public Task<Role?> FindAsync(OrganizationId organization, AccountAccess access, CancellationToken cancellationToken) =>
        roles.FindByNameAsync(organization, NameOf(access), cancellationToken);

    /// <summary>The role of that access, with what is registered of its permissions. Call it with the organization's row held: two must not make it at once.</summary>
    public async ValueTask<Result<Role>> FindOrMakeAsync(OrganizationId organization, AccountAccess access, CancellationToken cancellationToken)
    {
        if (await FindAsync(organization, access, cancellationToken) is { } known)
        {
            return known;
        }

        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        var wanted = access == AccountAccess.Writer ? Reading.Concat(Writing) : Reading;
        PermissionPattern[] permissions = [.. wanted.Where(p => !catalogue.IsDeprecated(p)).Select(PermissionPattern.Parse).Where(catalogue.Knows)];
        return permissions.Length == 0 ? AccountErrors.NothingToGrant : await MakeAsync(organization, NameOf(access), permissions, cancellationToken);
    }

    /// <summary>A role that grants nothing, for a key that would otherwise hold none: a member holds at least one role.</summary>
    public async ValueTask<Result<Role>> FindOrMakeNoAccessAsync(OrganizationId organization, CancellationToken cancellationToken) =>
        await FindNoAccessAsync(organization, cancellationToken) is { } known ? known : await MakeAsync(organization, NoAccess, [], cancellationToken);

    /// <summary>Null when there is none, and when somebody made a role of that name that grants something.</summary>
    public async ValueTask<Role?> FindNoAccessAsync(OrganizationId organization, CancellationToken cancellationToken) =>
        await roles.FindByNameAsync(organization, NoAccess, cancellationToken) is { Permissions.Count: 0 } known ? known : null;

    private const string NoAccess = "No access";

    private static string NameOf(AccountAccess access) => access == AccountAccess.Writer ? "Account writer" : "Account reader";

    private async ValueTask<Result<Role>> MakeAsync(
        OrganizationId organization, string name, IReadOnlyList<PermissionPattern> permissions, CancellationToken cancellationToken)
    {
        if ((await roles.ListAsync(organization, cancellationToken)).Count >= Role.MaxPerOrganization)
        {
            return RoleErrors.TooMany;
        }

        var role = Role.Create(organization, name, permissions, time);
        audit.Record(new AuditEvent("role.created", "role", role.Id.ToString(), organization)
        {
            Changes = AuditChange.Between([], RoleFacts.Of(role)),
        });
        var added = await roles.AddAsync(role, cancellationToken);
        return added.IsSuccess ? role : added.Error;
    }
}
