using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Organizations;

/// <summary>Where whoever asks belongs, suspended organizations included; the newest membership first, a page at a time.</summary>
public sealed record ListOwnOrganizations(int Limit, MemberId? Before) : IQuery<Result<OwnOrganizationPage>>, IPersonMessage;

/// <summary>A page of organizations; <paramref name="Next"/> is null on the last one.</summary>
public sealed record OwnOrganizationPage(IReadOnlyList<OwnOrganization> Items, MemberId? Next);

internal sealed class ListOwnOrganizationsValidator : AbstractValidator<ListOwnOrganizations>
{
    public ListOwnOrganizationsValidator() => RuleFor(q => q.Limit).IsLimit();
}

internal sealed class ListOwnOrganizationsHandler(IOrganizationStore organizations, ICallerAccessor callers)
    : IQueryHandler<ListOwnOrganizations, Result<OwnOrganizationPage>>
{
    public async ValueTask<Result<OwnOrganizationPage>> Handle(ListOwnOrganizations query, CancellationToken cancellationToken)
    {
        var found = await organizations.ListOfAsync(callers.Caller.UserId!.Value, query.Limit + 1, query.Before, cancellationToken);
        OwnOrganization[] items = [.. found.Take(query.Limit)];
        return new OwnOrganizationPage(items, found.Count > query.Limit ? items[^1].MemberId : null);
    }
}
