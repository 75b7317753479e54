using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>
/// What a member, person or key, would gain and lose were it given these roles in the place of all it holds. Changes nothing, and does not say
/// whether the caller may give them. Suspended accounts count as any other.
/// </summary>
[RequiresPermission(IamPermissions.RolesRead)]
public sealed record PreviewRoleChange(OrganizationId OrganizationId, MemberId MemberId, IReadOnlyList<RoleAssignment> Roles)
    : IQuery<Result<RoleChangePreview>>, IOrganizationMessage;

/// <summary>What a change of roles comes to, each list by permission.</summary>
/// <param name="Member">As it is now.</param>
/// <param name="Gained">What it may not do now, and could.</param>
/// <param name="Lost">What it may do now, and could not.</param>
/// <param name="Moved">What it may do now and could do elsewhere.</param>
public sealed record RoleChangePreview(
    MemberListing Member, IReadOnlyList<PermissionChange> Gained, IReadOnlyList<PermissionChange> Lost, IReadOnlyList<PermissionChange> Moved)
{
    /// <summary>Everything stays as it is.</summary>
    public bool IsEmpty => Gained.Count + Lost.Count + Moved.Count == 0;
}

internal sealed class PreviewRoleChangeValidator : AbstractValidator<PreviewRoleChange>
{
    public PreviewRoleChangeValidator() => RuleFor(q => q.Roles).AreAssignments();
}

internal sealed class PreviewRoleChangeHandler(IMemberStore members, IRoleStore roles, IResourceServerStore resourceServers, ICallerAccessor callers)
    : IQueryHandler<PreviewRoleChange, Result<RoleChangePreview>>
{
    public async ValueTask<Result<RoleChangePreview>> Handle(PreviewRoleChange query, CancellationToken cancellationToken)
    {
        if (await members.FindAsync(query.OrganizationId, query.MemberId, cancellationToken) is not { Member: var member } listing || !MayRead(member))
        {
            return MemberErrors.NotFound;
        }

        var known = await roles.FindManyAsync(query.OrganizationId, [.. member.RoleIds.Concat(query.Roles.Select(r => r.RoleId)).Distinct()], cancellationToken);
        if (query.Roles.Any(r => !known.ContainsKey(r.RoleId)))
        {
            return RoleErrors.UnknownId;
        }

        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        var (before, after) = (Evaluate(member.Assignments), Evaluate(query.Roles));
        return new RoleChangePreview(
            listing,
            [.. after.Names.Except(before.Names).Order(StringComparer.Ordinal).Select(Change)],
            [.. before.Names.Except(after.Names).Order(StringComparer.Ordinal).Select(Change)],
            [.. before.Names.Intersect(after.Names).Order(StringComparer.Ordinal).Select(Change).Where(c => !c.Before!.SequenceEqual(c.After!))]);

        EffectivePermissions Evaluate(IEnumerable<RoleAssignment> assignments) => EffectivePermissions.Evaluate(
            member.Kind, [.. assignments.Where(a => known.ContainsKey(a.RoleId)).Select(a => new HeldRole(known[a.RoleId], a.AccountIds))], catalogue);

        PermissionChange Change(string permission) => new(
            permission,
            catalogue.DescriptionOf(permission),
            before.Contains(permission) ? before.AccountsOf(permission) : null,
            after.Contains(permission) ? after.AccountsOf(permission) : null);
    }

    private bool MayRead(Member member) => callers.Caller.Holds(member.Kind == MemberKind.ApiKey ? IamPermissions.ApiKeysRead : IamPermissions.MembersRead);
}
