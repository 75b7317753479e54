using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Sums an organization's keys up, in a fixed number of statements.</summary>
internal sealed class KeySummaries(
    IKeyOverviewStore keys, IRoleStore roles, IMemberStore members, IUsageStore usage, UsageMemory memory, TimeProvider time)
{
    private const int FirstFew = 5;
    private const string Everything = "*:*";

    private static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    public async ValueTask<KeySummary> OfAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        UsagePeriod Hours(int count) => UsagePeriod.Last(count, UsageResolution.Hour, now);
        var sums = await memory.SumsOfAsync(organization, Hours(30 * 24), cancellationToken);
        var soon = new KeyOverviewFilter(FirstFew) { Standing = KeyStanding.Expiring, Sort = KeyOverviewSort.ExpiringFirst };
        return new KeySummary(await keys.CountByStandingAsync(organization, cancellationToken))
        {
            LastDay = UsageWindow.Of(sums, Hours(24)),
            LastWeek = UsageWindow.Of(sums, Hours(7 * 24)),
            LastMonth = UsageWindow.Of(sums, Hours(30 * 24)),
            Hours = UsageSeries.Of(Hours(24), sums),
            Days = UsageSeries.Of(UsagePeriod.Last(30, UsageResolution.Day, now), sums),
            Expiring = [.. (await keys.ListAsync(organization, soon, cancellationToken)).Select(k => new ExpiringKey(k.Id, k.OrganizationId, k.Name, k.ExpiresAt!.Value, k.ExpiryNotice))],
            UnusedAdmins = await keys.ListUnusedAsync(organization, await AllPowerfulAsync(organization, cancellationToken), now - Unused, FirstFew, cancellationToken),
            MostRefused = await RefusedAsync(organization, Hours(24), cancellationToken),
        };
    }

    private async ValueTask<IReadOnlyCollection<RoleId>> AllPowerfulAsync(OrganizationId organization, CancellationToken cancellationToken) =>
        [.. SystemRoles.All.Concat(await roles.ListAsync(organization, cancellationToken)).Where(r => r.Permissions.Contains(Everything)).Select(r => r.Id)];

    private async ValueTask<IReadOnlyList<RefusedKey>> RefusedAsync(OrganizationId organization, UsagePeriod period, CancellationToken cancellationToken)
    {
        var refusals = (await usage.RefusalsOfAsync(organization, period, cancellationToken)).GroupBy(t => t.Key)
            .OrderByDescending(g => g.Sum(t => t.Count)).ThenBy(g => g.Key.Value).Take(FirstFew).ToList();
        var names = await members.NamesAsync(organization, [.. refusals.Select(g => g.Key)], cancellationToken);
        return [.. refusals.Select(g => new RefusedKey(g.Key, names.GetValueOrDefault(g.Key, ""), g.Sum(t => t.Count), RefusalTotal.Of(g)))];
    }
}
