using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Organizations;

/// <summary>The organization that whoever asks acts in.</summary>
[RequiresPermission(IamPermissions.OrganizationRead)]
public sealed record GetOrganization(OrganizationId OrganizationId) : IQuery<Result<Organization>>, IOrganizationMessage;

internal sealed class GetOrganizationHandler(IOrganizationStore organizations) : IQueryHandler<GetOrganization, Result<Organization>>
{
    public async ValueTask<Result<Organization>> Handle(GetOrganization query, CancellationToken cancellationToken) =>
        await organizations.FindAsync(query.OrganizationId, cancellationToken) is { } organization ? organization : PipelineErrors.OrganizationNotFound;
}
