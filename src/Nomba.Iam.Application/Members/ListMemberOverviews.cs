using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>A numbered page of people and keys in one list, newest first, with their roles and when they were last seen.</summary>
[RequiresPermission(IamPermissions.MembersRead)]
public sealed record ListMemberOverviews(OrganizationId OrganizationId, MemberOverviewFilter Filter) : IQuery<Result<MemberOverviewPage>>, IOrganizationMessage;

/// <summary>A page of members; <paramref name="Total"/> is how many there are on all pages together.</summary>
public sealed record MemberOverviewPage(IReadOnlyList<MemberOverview> Items, int Total);

internal sealed class ListMemberOverviewsValidator : AbstractValidator<ListMemberOverviews>
{
    public ListMemberOverviewsValidator()
    {
        RuleFor(q => q.Filter.Limit).IsLimit();
        RuleFor(q => q.Filter.Offset).IsOffset();
        RuleFor(q => q.Filter.Search).IsSearch();
    }
}

internal sealed class ListMemberOverviewsHandler(
    IMemberOverviewStore overviews, IMemberStore members, IRoleStore roles, LastSeen lastSeen)
    : IQueryHandler<ListMemberOverviews, Result<MemberOverviewPage>>
{
    public async ValueTask<Result<MemberOverviewPage>> Handle(ListMemberOverviews query, CancellationToken cancellationToken)
    {
        var (page, total) = await overviews.ListAsync(query.OrganizationId, query.Filter, cancellationToken);
        if (page.Count == 0)
        {
            return new MemberOverviewPage([], total);
        }

        var names = await members.NamesAsync(query.OrganizationId, [.. page.Select(m => m.Id)], cancellationToken);
        var held = await roles.FindManyAsync(query.OrganizationId, [.. page.SelectMany(m => m.RoleIds).Distinct()], cancellationToken);
        var listings = page.Select(m => new MemberListing(m, names.GetValueOrDefault(m.Id, ""), held)).ToList();
        return new MemberOverviewPage(await lastSeen.OfAsync(listings, cancellationToken), total);
    }
}
