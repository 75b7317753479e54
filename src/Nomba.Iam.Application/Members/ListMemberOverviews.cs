using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Application.Users;
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
    IMemberOverviewStore overviews, IMemberStore members, IRoleStore roles, IUsageStore usage, IUserSessionStore sessions)
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
        var uses = (await usage.LastUsesAsync([.. page.Where(m => m.Kind == MemberKind.ApiKey).Select(m => m.Id)], cancellationToken)).ToLookup(u => u.Key);
        var seen = await sessions.LastSeenAsync([.. page.OfType<UserMember>().Select(m => m.UserId)], cancellationToken);
        return new MemberOverviewPage([.. page.Select(m => Describe(new MemberListing(m, names.GetValueOrDefault(m.Id, ""), held)))], total);

        MemberOverview Describe(MemberListing listing) => listing.Member is UserMember person
            ? new MemberOverview(listing, seen.TryGetValue(person.UserId, out var at) ? at : null, null)
            : uses[listing.Member.Id].MaxBy(u => u.LastAt) is { } use ? new MemberOverview(listing, use.LastAt, use.Address) : new MemberOverview(listing, null, null);
    }
}
