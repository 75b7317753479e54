using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>The organization's applications, newest first, a page at a time.</summary>
[RequiresPermission(IamPermissions.ApplicationsRead)]
public sealed record ListApplications(OrganizationId OrganizationId, ApplicationFilter Filter) : IQuery<Result<ApplicationPage>>, IOrganizationMessage;

/// <summary>A page of applications; <paramref name="Next"/> is null on the last one.</summary>
public sealed record ApplicationPage(IReadOnlyList<Domain.Applications.Application> Items, ApplicationId? Next);

internal sealed class ListApplicationsValidator : AbstractValidator<ListApplications>
{
    public ListApplicationsValidator()
    {
        RuleFor(q => q.Filter.Limit).IsLimit();
        RuleFor(q => q.Filter.Search).IsSearch();
    }
}

internal sealed class ListApplicationsHandler(IApplicationStore applications) : IQueryHandler<ListApplications, Result<ApplicationPage>>
{
    public async ValueTask<Result<ApplicationPage>> Handle(ListApplications query, CancellationToken cancellationToken)
    {
        var limit = query.Filter.Limit;
        var found = await applications.ListAsync(query.OrganizationId, query.Filter, cancellationToken);
        return new ApplicationPage([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Id : null);
    }
}
