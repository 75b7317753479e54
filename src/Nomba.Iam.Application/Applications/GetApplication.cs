using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>One application of the organization.</summary>
[RequiresPermission(IamPermissions.ApplicationsRead)]
public sealed record GetApplication(OrganizationId OrganizationId, ApplicationId Id) : IQuery<Result<Domain.Applications.Application>>, IOrganizationMessage;

internal sealed class GetApplicationHandler(IApplicationStore applications) : IQueryHandler<GetApplication, Result<Domain.Applications.Application>>
{
    public async ValueTask<Result<Domain.Applications.Application>> Handle(GetApplication query, CancellationToken cancellationToken) =>
        await applications.FindAsync(query.OrganizationId, query.Id, cancellationToken) is { } application ? application : ApplicationErrors.NotFound;
}
