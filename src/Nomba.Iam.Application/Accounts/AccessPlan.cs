using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Accounts;

/// <summary>What a key holds once it has, or has no longer, an access to one account. Decides nothing about who may do it.</summary>
internal sealed class AccessPlan(AccessRoles access, IRoleStore roles, IResourceServerStore resourceServers)
{
    public async ValueTask<Result<IReadOnlyList<RoleAssignment>>> AllowAsync(
        Member key, AccountId account, AccountAccess wanted, CancellationToken cancellationToken)
    {
        var made = await access.FindOrMakeAsync(key.OrganizationId, wanted, cancellationToken);
        if (!made.TryGetValue(out var role))
        {
            return made.Error;
        }

        var other = await access.FindAsync(key.OrganizationId, Other(wanted), cancellationToken);
        var none = await access.FindNoAccessAsync(key.OrganizationId, cancellationToken);
        var held = key.Assignments.FirstOrDefault(a => a.RoleId == role.Id);
        if (held is { AccountIds.Count: >= AssignmentRules.MaxAccounts } && !held.AccountIds.Contains(account))
        {
            return AccountErrors.TooManyForKey;
        }

        var granted = held is { IsLimited: false } ? held : new RoleAssignment(role.Id, [.. (held?.AccountIds ?? []).Append(account).Distinct()]);
        var rest = Without(key.Assignments, other?.Id, account).Where(a => a.RoleId != role.Id && a.RoleId != none?.Id);
        return Result<IReadOnlyList<RoleAssignment>>.From([.. rest, granted]);
    }

    public async ValueTask<Result<IReadOnlyList<RoleAssignment>>> DenyAsync(
        Member key, AccountId account, AccountAccess unwanted, CancellationToken cancellationToken)
    {
        var role = await access.FindAsync(key.OrganizationId, unwanted, cancellationToken);
        var rest = Without(key.Assignments, role?.Id, account);
        var others = await HoldersAsync(key, rest, account, unwanted, cancellationToken);
        if (others.Count > 0)
        {
            return AccountErrors.HeldOtherwise(others);
        }

        if (rest.Count > 0)
        {
            return Result<IReadOnlyList<RoleAssignment>>.From(rest);
        }

        var none = await access.FindOrMakeNoAccessAsync(key.OrganizationId, cancellationToken);
        return none.TryGetValue(out var nothing) ? Result<IReadOnlyList<RoleAssignment>>.From([RoleAssignment.Everywhere(nothing.Id)]) : none.Error;
    }

    // The roles among these that give on the account what is to be taken away.
    private async ValueTask<IReadOnlyList<string>> HoldersAsync(
        Member key, IReadOnlyList<RoleAssignment> rest, AccountId account, AccountAccess unwanted, CancellationToken cancellationToken)
    {
        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        var found = await roles.FindManyAsync(key.OrganizationId, [.. rest.Select(a => a.RoleId)], cancellationToken);
        return
        [
            .. rest.Where(a => found.ContainsKey(a.RoleId)).Select(a => new HeldRole(found[a.RoleId], a.AccountIds))
                .Where(held =>
                {
                    var given = EffectivePermissions.Evaluate(key.Kind, [held], catalogue);
                    return AccessRoles.Distinguishing(unwanted).Any(p => given.Covers(p, [account]));
                })
                .Select(held => held.Role.Name).Order(StringComparer.Ordinal),
        ];
    }

    private static AccountAccess Other(AccountAccess access) => access == AccountAccess.Writer ? AccountAccess.Reader : AccountAccess.Writer;

    // A role that is held everywhere stays: it is not this account's alone.
    private static IReadOnlyList<RoleAssignment> Without(IReadOnlyList<RoleAssignment> held, RoleId? role, AccountId account) =>
    [
        .. held.Select(a => a.RoleId == role && a.IsLimited ? a with { AccountIds = [.. a.AccountIds.Where(id => id != account)] } : a)
            .Where((a, i) => a.IsLimited || !held[i].IsLimited),
    ];
}
