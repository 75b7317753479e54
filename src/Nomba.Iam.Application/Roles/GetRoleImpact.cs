using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>Who is affected when the role changes: their tokens die, and they may do what it says then.</summary>
[RequiresPermission(IamPermissions.RolesRead)]
public sealed record GetRoleImpact(OrganizationId OrganizationId, RoleId RoleId) : IQuery<Result<RoleImpact>>, IOrganizationMessage;

/// <summary>A role with who holds it.</summary>
/// <param name="Role">The role as it is now.</param>
/// <param name="People">How many people hold it and are not gone for good.</param>
/// <param name="Keys">How many keys.</param>
/// <param name="First">Some of them, people before keys; null for who may not read members.</param>
public sealed record RoleImpact(Role Role, int People, int Keys, IReadOnlyList<RoleHolder>? First);

/// <summary>Somebody who holds a role.</summary>
public sealed record RoleHolder(MemberId Id, MemberKind Kind, string Name);

internal sealed class GetRoleImpactHandler(IRoleStore roles, IMemberOverviewStore overviews, IMemberStore members, ICallerAccessor callers)
    : IQueryHandler<GetRoleImpact, Result<RoleImpact>>
{
    private const int FirstFew = 10;

    public async ValueTask<Result<RoleImpact>> Handle(GetRoleImpact query, CancellationToken cancellationToken)
    {
        if (!(await roles.FindManyAsync(query.OrganizationId, [query.RoleId], cancellationToken)).TryGetValue(query.RoleId, out var role))
        {
            return RoleErrors.Unknown;
        }

        var count = (await overviews.CountHoldersAsync(query.OrganizationId, cancellationToken)).FirstOrDefault(c => c.Role == role.Id);
        return new RoleImpact(
            role, count?.People ?? 0, count?.Keys ?? 0, callers.Caller.Holds(IamPermissions.MembersRead) ? await FirstAsync(query, cancellationToken) : null);
    }

    private async ValueTask<IReadOnlyList<RoleHolder>> FirstAsync(GetRoleImpact query, CancellationToken cancellationToken)
    {
        var holders = await overviews.ListHoldersAsync(query.OrganizationId, query.RoleId, FirstFew, cancellationToken);
        var names = await members.NamesAsync(query.OrganizationId, [.. holders.Select(m => m.Id)], cancellationToken);
        return [.. holders.Select(m => new RoleHolder(m.Id, m.Kind, names.GetValueOrDefault(m.Id, "")))];
    }
}
