using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Organizations;

/// <summary>Every organization of the platform, newest first, a page at a time.</summary>
public sealed record ListOrganizations(OrganizationFilter Filter) : IQuery<Result<OrganizationPage>>, IOperatorMessage;

/// <summary>A page of organizations; <paramref name="Next"/> is null on the last one.</summary>
public sealed record OrganizationPage(IReadOnlyList<Organization> Items, OrganizationId? Next);

internal sealed class ListOrganizationsValidator : AbstractValidator<ListOrganizations>
{
    public ListOrganizationsValidator()
    {
        RuleFor(q => q.Filter.Limit).IsLimit();
        RuleFor(q => q.Filter.Search).IsSearch();
    }
}

internal sealed class ListOrganizationsHandler(IOrganizationStore organizations) : IQueryHandler<ListOrganizations, Result<OrganizationPage>>
{
    public async ValueTask<Result<OrganizationPage>> Handle(ListOrganizations query, CancellationToken cancellationToken)
    {
        var limit = query.Filter.Limit;
        var found = await organizations.ListAsync(query.Filter, cancellationToken);
        return new OrganizationPage([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Id : null);
    }
}
