using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>The system roles, then the organization's own by name: few enough for one page.</summary>
[RequiresPermission(IamPermissions.RolesRead)]
public sealed record ListRoles(OrganizationId OrganizationId) : IQuery<Result<IReadOnlyList<Role>>>, IOrganizationMessage;

internal sealed class ListRolesHandler(IRoleStore roles) : IQueryHandler<ListRoles, Result<IReadOnlyList<Role>>>
{
    public async ValueTask<Result<IReadOnlyList<Role>>> Handle(ListRoles query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<Role>>.From([.. SystemRoles.All, .. await roles.ListAsync(query.OrganizationId, cancellationToken)]);
}
