using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A numbered page of keys with what people look for: roles, last use, creator and a line of the last hours.</summary>
[RequiresPermission(IamPermissions.ApiKeysRead)]
public sealed record ListKeyOverviews(OrganizationId OrganizationId, KeyOverviewFilter Filter) : IQuery<Result<KeyOverviewPage>>, IOrganizationMessage;

/// <summary>A page of keys; <paramref name="Total"/> is how many there are on all pages together.</summary>
public sealed record KeyOverviewPage(IReadOnlyList<KeyOverview> Items, int Total);

internal sealed class ListKeyOverviewsValidator : AbstractValidator<ListKeyOverviews>
{
    public ListKeyOverviewsValidator()
    {
        RuleFor(q => q.Filter.Limit).IsLimit();
        RuleFor(q => q.Filter.Offset).IsOffset();
        RuleFor(q => q.Filter.Search).IsSearch();
    }
}

internal sealed class ListKeyOverviewsHandler(
    IKeyOverviewStore keys, IRoleStore roles, IMemberStore members, IUsageStore usage, ICallerAccessor callers, TimeProvider time)
    : IQueryHandler<ListKeyOverviews, Result<KeyOverviewPage>>
{
    public async ValueTask<Result<KeyOverviewPage>> Handle(ListKeyOverviews query, CancellationToken cancellationToken)
    {
        var total = await keys.CountAsync(query.OrganizationId, query.Filter, cancellationToken);
        var page = total > query.Filter.Offset ? await keys.ListAsync(query.OrganizationId, query.Filter, cancellationToken) : [];
        return new KeyOverviewPage(page.Count == 0 ? [] : await DescribeAsync(query.OrganizationId, page, cancellationToken), total);
    }

    private async ValueTask<IReadOnlyList<KeyOverview>> DescribeAsync(OrganizationId organization, IReadOnlyList<ApiKey> page, CancellationToken cancellationToken)
    {
        MemberId[] ids = [.. page.Select(k => k.Id)];
        var (now, period) = (time.GetUtcNow(), UsagePeriod.Last(KeyOverview.SparklineHours, UsageResolution.Hour, time.GetUtcNow()));
        var named = await roles.FindManyAsync(organization, [.. page.SelectMany(k => k.RoleIds).Distinct()], cancellationToken);
        var uses = (await usage.LastUsesAsync(ids, cancellationToken)).ToLookup(u => u.Key);
        var sums = (await usage.SumsAsync(ids, period, cancellationToken)).ToLookup(s => s.Key, s => s.Sums);
        var creators = await CreatorsAsync(organization, page, cancellationToken);
        return
        [
            .. page.Select(k => new KeyOverview(k, k.StandingAt(now), [.. k.Assignments.Select(a => named[a.RoleId].Name).Order(StringComparer.Ordinal)])
            {
                Dangerous = ApiKeyRoles.DangerousOf(k, named),
                LastUse = uses[k.Id].MaxBy(u => u.LastAt),
                CreatedBy = k.CreatedBy is { } creator ? creators.GetValueOrDefault(creator) : null,
                Sparkline = UsageSeries.Of(period, sums[k.Id]),
            }),
        ];
    }

    // Who may not read members is not told their names.
    private async ValueTask<IReadOnlyDictionary<MemberId, string>> CreatorsAsync(OrganizationId organization, IReadOnlyList<ApiKey> page, CancellationToken cancellationToken) =>
        callers.Caller.Holds(IamPermissions.MembersRead)
            ? await members.NamesAsync(organization, [.. page.Select(k => k.CreatedBy).OfType<MemberId>().Distinct()], cancellationToken)
            : new Dictionary<MemberId, string>();
}
