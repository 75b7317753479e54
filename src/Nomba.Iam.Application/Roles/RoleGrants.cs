using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
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
    public ValueTask<Result> CheckAsync(
        OrganizationId organization, MemberKind receiver, IReadOnlyCollection<RoleAssignment> assignments, CancellationToken cancellationToken) =>
        CheckAsync(Grantor.Of(callers.Caller), organization, receiver, assignments, cancellationToken);

    /// <summary>The same for a member that there is: what a key is given, whoever has its secret may use as freely as the key.</summary>
    public async ValueTask<Result> CheckAsync(Member receiver, IReadOnlyCollection<RoleAssignment> assignments, CancellationToken cancellationToken)
    {
        var granted = await CheckAsync(receiver.OrganizationId, receiver.Kind, assignments, cancellationToken);
        return granted.IsSuccess && assignments.Count > 0 && receiver is ApiKey key ? CheckRestrictions(key.Restrictions) : granted;
    }

    /// <summary>
    /// Whether whoever asks may have to do with a key of these restrictions: a key that is restricted frees, starts and makes none that may be
    /// used where or when it may not be itself.
    /// </summary>
    public Result CheckRestrictions(KeyRestrictions restrictions) =>
        restrictions.AllowsMoreThan(callers.Caller.Restrictions) ? ApiKeyErrors.ExceedsRestrictions : Result.Success;

    /// <summary>The same for a member who is not the one that asks: whoever made a promise earlier.</summary>
    public async ValueTask<Result> CheckAsync(
        Grantor grantor, OrganizationId organization, MemberKind receiver, IReadOnlyCollection<RoleAssignment> assignments, CancellationToken cancellationToken)
    {
        RoleId[] ids = [.. assignments.Select(a => a.RoleId).Distinct()];
        await roles.LockAsync(organization, ids, cancellationToken);
        var found = await roles.FindManyAsync(organization, ids, cancellationToken);
        if (found.Count != ids.Length)
        {
            return RoleErrors.UnknownId;
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
        return Judge(grantor, receiver, [.. assignments.Select(a => new HeldRole(found[a.RoleId], a.AccountIds))], catalogue);
    }

    /// <summary>
    /// Whether whoever asks could give the member all that it holds: for what gives it no role and yet lets it do more than before. Nothing is
    /// given on an account, so one that is suspended is no obstacle.
    /// </summary>
    public ValueTask<Result> CheckHeldAsync(Member member, CancellationToken cancellationToken) =>
        CheckHeldAsync(member, member is ApiKey key ? key.Restrictions : null, cancellationToken);

    /// <summary>The same for a key that is to have these restrictions; null for a person.</summary>
    public async ValueTask<Result> CheckHeldAsync(Member member, KeyRestrictions? restrictions, CancellationToken cancellationToken)
    {
        await roles.LockAsync(member.OrganizationId, member.RoleIds, cancellationToken);
        var found = await roles.FindManyAsync(member.OrganizationId, member.RoleIds, cancellationToken);
        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        var judged = Judge(Grantor.Of(callers.Caller), member.Kind, Held(member, found), catalogue);
        return judged.IsSuccess && restrictions is not null ? CheckRestrictions(restrictions) : judged;
    }

    /// <summary>What a member could give at this moment, by all that it holds.</summary>
    public async ValueTask<Grantor> GrantorAsync(Member member, CancellationToken cancellationToken)
    {
        var found = await roles.FindManyAsync(member.OrganizationId, member.RoleIds, cancellationToken);
        var effective = EffectivePermissions.Evaluate(member.Kind, Held(member, found), await resourceServers.CatalogueAsync(cancellationToken));
        return new Grantor(member.Kind, effective, effective.Names.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether whoever asks may make a role of these permissions: it could be given to anybody.</summary>
    public async ValueTask<Result> CheckAsync(Role role, CancellationToken cancellationToken)
    {
        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        var judged = Judge(Grantor.Of(callers.Caller), MemberKind.User, [HeldRole.Everywhere(role)], catalogue);
        return judged.IsSuccess && callers.Caller.Kind == MemberKind.ApiKey && Manages(MemberKind.User, [HeldRole.Everywhere(role)], catalogue)
            ? RoleErrors.PersonRequired
            : judged;
    }

    /// <summary>What keeps whoever asks from giving each role, everywhere. Holds nothing: for a list to choose from.</summary>
    public async ValueTask<IReadOnlyList<RoleToGive>> JudgeAsync(MemberKind receiver, IReadOnlyList<Role> choices, CancellationToken cancellationToken)
    {
        var (grantor, catalogue) = (Grantor.Of(callers.Caller), await resourceServers.CatalogueAsync(cancellationToken));
        return [.. choices.Select(role => new RoleToGive(role, Judge(grantor, receiver, [HeldRole.Everywhere(role)], catalogue) is { IsSuccess: false } judged ? judged.Error : null))];
    }

    private static HeldRole[] Held(Member member, IReadOnlyDictionary<RoleId, Role> found) =>
        [.. member.Assignments.Where(a => found.ContainsKey(a.RoleId)).Select(a => new HeldRole(found[a.RoleId], a.AccountIds))];

    private static Result Judge(Grantor grantor, MemberKind receiver, IReadOnlyList<HeldRole> granted, PermissionCatalogue catalogue)
    {
        if (granted.Any(g => g.Role.Id == SystemRoles.Owner.Id))
        {
            if (receiver == MemberKind.ApiKey)
            {
                return RoleErrors.NotForKeys;
            }

            if (!grantor.Held.Roles.Any(r => r.Role.Id == SystemRoles.Owner.Id))
            {
                return RoleErrors.OwnerOnly;
            }
        }

        if (receiver == MemberKind.ApiKey && grantor.Kind != MemberKind.User && Manages(receiver, granted, catalogue))
        {
            return RoleErrors.PersonRequired;
        }

        var excess = Attenuation.Excess(grantor.Held, grantor.Usable, receiver, granted, catalogue);
        return excess.Count == 0 ? Result.Success : RoleErrors.Exceeds(excess);
    }

    private static bool Manages(MemberKind receiver, IReadOnlyList<HeldRole> granted, PermissionCatalogue catalogue) =>
        EffectivePermissions.Evaluate(receiver, granted, catalogue).Names.Any(IamPermissions.IsManagement);
}
