using Nomba.Iam.Application.Usage;
using Nomba.Iam.Contracts.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Web.Api.ApiKeys;

namespace Nomba.Iam.Web.Api.Usage;

internal static class UsageMapping
{
    private const int TopPermissions = 20;

    public static UsageResponse ToResponse(this KeyUsage usage)
    {
        var last = usage.LastUses.MaxBy(u => u.LastAt);
        return new UsageResponse(
            UsageKey.StartOf(usage.Period.FirstMinute),
            UsageKey.StartOf(usage.Period.EndMinute),
            usage.Period.Resolution switch { UsageResolution.Minute => "minute", UsageResolution.Hour => "hour", _ => "day" },
            [.. usage.Steps.GroupBy(s => s.Minute).Select(g => new UsageBucketResponse(UsageKey.StartOf(g.Key), Sum(g.Select(s => (s.Outcome, s.Count)))))],
            [.. usage.Totals.GroupBy(t => t.Secret).Select(g => new SecretUsageResponse(g.Key == CredentialSecretId.None ? null : g.Key.Value, Sum(g)))],
            [.. PermissionsOf(usage)],
            [.. RefusalsOf(usage)],
            last?.LastAt,
            ApiKeyMapping.AddressOf(last));
    }

    public static KeyTotalsResponse ToResponse(this KeyTotals totals)
    {
        var last = totals.LastUses.MaxBy(u => u.LastAt);
        return new KeyTotalsResponse(totals.Key.Id.Value, totals.Key.Name, Sum(totals.Totals), last?.LastAt, ApiKeyMapping.AddressOf(last));
    }

    private static IEnumerable<PermissionUsageResponse> PermissionsOf(KeyUsage usage) => usage.Totals.Where(t => t.Permission.Length > 0)
        .GroupBy(t => t.Permission, StringComparer.Ordinal)
        .Select(g => new PermissionUsageResponse(g.Key, g.Where(t => !t.Outcome.IsRefusal).Sum(t => t.Count), g.Where(t => t.Outcome.IsRefusal).Sum(t => t.Count)))
        .OrderByDescending(p => p.Permitted + p.Refused).Take(TopPermissions);

    private static IEnumerable<RefusalUsageResponse> RefusalsOf(KeyUsage usage) => usage.Totals.Where(t => t.Outcome.IsRefusal)
        .GroupBy(t => t.Outcome)
        .Select(g => new RefusalUsageResponse(g.Key.Name, g.Sum(t => t.Count), UsageKey.StartOf(g.Max(t => t.LastMinute))))
        .OrderByDescending(r => r.LastAt);

    private static Dictionary<string, long> Sum(IEnumerable<UsageTotal> totals) => Sum(totals.Select(t => (t.Outcome, t.Count)));

    private static Dictionary<string, long> Sum(IEnumerable<(UsageOutcome Outcome, long Count)> counts) =>
        counts.GroupBy(c => c.Outcome.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Count), StringComparer.Ordinal);
}
