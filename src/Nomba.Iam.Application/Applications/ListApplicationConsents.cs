using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Applications;

/// <summary>Who of the organization lets one of its applications act for them. What people agreed to elsewhere is not the organization's to see.</summary>
[RequiresPermission(IamPermissions.ApplicationsRead)]
public sealed record ListApplicationConsents(OrganizationId OrganizationId, ApplicationId Id, int Limit, ConsentId? Before)
    : IQuery<Result<ConsentPage>>, IOrganizationMessage;

internal sealed class ListApplicationConsentsValidator : AbstractValidator<ListApplicationConsents>
{
    public ListApplicationConsentsValidator() => RuleFor(q => q.Limit).IsLimit();
}

internal sealed class ListApplicationConsentsHandler(IApplicationStore applications, IConsentStore consents)
    : IQueryHandler<ListApplicationConsents, Result<ConsentPage>>
{
    public async ValueTask<Result<ConsentPage>> Handle(ListApplicationConsents query, CancellationToken cancellationToken)
    {
        if (await applications.FindAsync(query.OrganizationId, query.Id, cancellationToken) is null)
        {
            return ApplicationErrors.NotFound;
        }

        return ConsentPage.Of(await consents.ListAsync(query.OrganizationId, query.Id, query.Limit, query.Before, cancellationToken), query.Limit);
    }
}
