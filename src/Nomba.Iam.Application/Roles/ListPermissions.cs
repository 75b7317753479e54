using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>Every permission that a role may name, by audience.</summary>
[RequiresPermission(IamPermissions.RolesRead)]
public sealed record ListPermissions(OrganizationId OrganizationId) : IQuery<Result<PermissionCatalogue>>, IOrganizationMessage;

internal sealed class ListPermissionsHandler(IResourceServerStore resourceServers) : IQueryHandler<ListPermissions, Result<PermissionCatalogue>>
{
    public async ValueTask<Result<PermissionCatalogue>> Handle(ListPermissions query, CancellationToken cancellationToken) =>
        await resourceServers.CatalogueAsync(cancellationToken);
}
