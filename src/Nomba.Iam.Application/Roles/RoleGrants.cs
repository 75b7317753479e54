using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>
/// Whether whoever asks may give these roles: the one gate that every path to a role goes through. Holds the rows of the roles and of the
/// accounts to the end of the transaction, so that no role grows and no account is suspended between the check and the grant.
/// </summary>
internal sealed class RoleGrants(IRoleStore roles, IAccountStore accounts, IResourceServerStore resourceServers, ICallerAccessor callers)
{
    public async ValueTask<Result> CheckAsync(
        OrganizationId organization, MemberKind receiver, IReadOnlyCollection<RoleAssignment> assignments, CancellationToken cancellationToken)
    {
        RoleId[] ids = [.. assignments.Select(a => a.RoleId).Distinct()];
        await roles.LockAsync(organization, ids, cancellationToken);
        var found = await roles.FindManyAsync(organization, ids, cancellationToken);
        if (found.Count != ids.Length)
        {
            return RoleErrors.NotFound;
        }

        AccountId[] named = [.. assignments.SelectMany(a => a.AccountIds).Distinct()];
        var statuses = await accounts.LockAsync(organization, named, cancellationToken);
        if (statuses.Count != named.Length)
        {
            return MemberErrors.AccountNotFound;
        }

        if (statuses.Values.Any(status => status != AccountStatus.Active))
        {
            return AccountErrors.Suspended;
        }

        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        return Judge(receiver, [.. assignments.Select(a => new HeldRole(found[a.RoleId], a.AccountIds))], catalogue);
    }

    /// <summary>Whether whoever asks may make a role of these permissions: it could be given to anybody.</summary>
    public async ValueTask<Result> CheckAsync(Role role, CancellationToken cancellationToken)
    {
        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        var judged = Judge(MemberKind.User, [HeldRole.Everywhere(role)], catalogue);
        return judged.IsSuccess && callers.Caller.Kind == MemberKind.ApiKey && Manages(MemberKind.User, [HeldRole.Everywhere(role)], catalogue)
            ? RoleErrors.PersonRequired
            : judged;
    }

    private Result Judge(MemberKind receiver, IReadOnlyList<HeldRole> granted, PermissionCatalogue catalogue)
    {
        var caller = callers.Caller;
        if (granted.Any(g => g.Role.Id == SystemRoles.Owner.Id))
        {
            if (receiver == MemberKind.ApiKey)
            {
                return RoleErrors.NotForKeys;
            }

            if (!caller.Held.Roles.Any(r => r.Role.Id == SystemRoles.Owner.Id))
            {
                return RoleErrors.OwnerOnly;
            }
        }

        if (receiver == MemberKind.ApiKey && caller.Kind != MemberKind.User && Manages(receiver, granted, catalogue))
        {
            return RoleErrors.PersonRequired;
        }

        var excess = Attenuation.Excess(caller.Held, caller.Permissions, receiver, granted, catalogue);
        return excess.Count == 0 ? Result.Success : RoleErrors.Exceeds(excess);
    }

    private static bool Manages(MemberKind receiver, IReadOnlyList<HeldRole> granted, PermissionCatalogue catalogue) =>
        EffectivePermissions.Evaluate(receiver, granted, catalogue).Names.Any(IamPermissions.IsManagement);
}
