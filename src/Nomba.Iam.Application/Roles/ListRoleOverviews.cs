using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>The system roles, then the organization's own by name, each with how many hold it.</summary>
[RequiresPermission(IamPermissions.RolesRead)]
public sealed record ListRoleOverviews(OrganizationId OrganizationId) : IQuery<Result<IReadOnlyList<RoleOverview>>>, IOrganizationMessage;

/// <summary>A role and how many people and keys hold it, everywhere or on some accounts.</summary>
public sealed record RoleOverview(Role Role, int People, int Keys);

internal sealed class ListRoleOverviewsHandler(IRoleStore roles, IMemberOverviewStore members) : IQueryHandler<ListRoleOverviews, Result<IReadOnlyList<RoleOverview>>>
{
    public async ValueTask<Result<IReadOnlyList<RoleOverview>>> Handle(ListRoleOverviews query, CancellationToken cancellationToken)
    {
        var holders = (await members.CountHoldersAsync(query.OrganizationId, cancellationToken)).ToDictionary(c => c.Role);
        var own = await roles.ListAsync(query.OrganizationId, cancellationToken);
        return Result<IReadOnlyList<RoleOverview>>.From(
            [.. SystemRoles.All.Concat(own).Select(r => holders.TryGetValue(r.Id, out var held) ? new RoleOverview(r, held.People, held.Keys) : new RoleOverview(r, 0, 0))]);
    }
}
