using FluentValidation;
using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Usage;

/// <summary>What every key of the organization did in a period, the newest key first, a page at a time; those that did nothing too.</summary>
[RequiresPermission(IamPermissions.ApiKeysRead)]
public sealed record ListUsage(OrganizationId OrganizationId, UsagePeriod Period, int Limit, MemberId? Before) : IQuery<Result<UsagePage>>, IOrganizationMessage;

/// <summary>A page of keys with their counts.</summary>
/// <param name="Items">At most as many as asked for.</param>
/// <param name="Next">The key to continue after; null on the last page.</param>
public sealed record UsagePage(IReadOnlyList<KeyTotals> Items, MemberId? Next);

/// <summary>One key's counts.</summary>
public sealed record KeyTotals(ApiKey Key, IReadOnlyList<UsageTotal> Totals, IReadOnlyList<KeyLastUse> LastUses);

internal sealed class ListUsageValidator : AbstractValidator<ListUsage>
{
    public ListUsageValidator()
    {
        RuleFor(q => q.Period).IsPeriod();
        RuleFor(q => q.Limit).IsLimit();
    }
}

internal sealed class ListUsageHandler(IApiKeyStore keys, IUsageStore usage, IOptions<UsageOptions> options, TimeProvider time) : IQueryHandler<ListUsage, Result<UsagePage>>
{
    public async ValueTask<Result<UsagePage>> Handle(ListUsage query, CancellationToken cancellationToken)
    {
        var found = await keys.ListAsync(query.OrganizationId, new ApiKeyFilter(query.Limit, query.Before, null, null), cancellationToken);
        ApiKey[] page = [.. found.Take(query.Limit)];
        MemberId[] ids = [.. page.Select(k => k.Id)];
        var totals = (await usage.TotalsAsync(ids, query.Period.AsKept(options.Value, time.GetUtcNow()), cancellationToken)).ToLookup(t => t.Key);
        var uses = (await usage.LastUsesAsync(ids, cancellationToken)).ToLookup(u => u.Key);
        return new UsagePage([.. page.Select(k => new KeyTotals(k, [.. totals[k.Id]], [.. uses[k.Id]]))], found.Count > query.Limit ? page[^1].Id : null);
    }
}
