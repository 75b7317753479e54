using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Organizations;

/// <summary>One organization with how much is in it: what an operator may know of it.</summary>
public sealed record GetOrganizationOverview(OrganizationId Id) : IQuery<Result<OrganizationOverview>>, IOperatorMessage;

/// <summary>An organization and the numbers of what is in it.</summary>
public sealed record OrganizationOverview(Organization Organization, OrganizationCounts Counts);

internal sealed class GetOrganizationOverviewHandler(IOrganizationStore organizations) : IQueryHandler<GetOrganizationOverview, Result<OrganizationOverview>>
{
    public async ValueTask<Result<OrganizationOverview>> Handle(GetOrganizationOverview query, CancellationToken cancellationToken) =>
        await organizations.FindAsync(query.Id, cancellationToken) is { } organization
            ? new OrganizationOverview(organization, await organizations.CountAsync(query.Id, cancellationToken))
            : PipelineErrors.OrganizationNotFound;
}
