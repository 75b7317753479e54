using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>A system role, or one of the organization's own.</summary>
[RequiresPermission(IamPermissions.RolesRead)]
public sealed record GetRole(OrganizationId OrganizationId, RoleId RoleId) : IQuery<Result<Role>>, IOrganizationMessage;

internal sealed class GetRoleHandler(IRoleStore roles) : IQueryHandler<GetRole, Result<Role>>
{
    public async ValueTask<Result<Role>> Handle(GetRole query, CancellationToken cancellationToken) =>
        (await roles.FindManyAsync(query.OrganizationId, [query.RoleId], cancellationToken)).TryGetValue(query.RoleId, out var role)
            ? role
            : RoleErrors.Unknown;
}
