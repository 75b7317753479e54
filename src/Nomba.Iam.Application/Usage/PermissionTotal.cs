namespace Nomba.Iam.Application.Usage;

/// <summary>How often the management API checked a permission in a period, and what came of it.</summary>
public sealed record PermissionTotal(string Permission, long Permitted, long Refused)
{
    /// <summary>By permission, the commonest first; what checked none is left out.</summary>
    public static IReadOnlyList<PermissionTotal> Of(IEnumerable<UsageTotal> totals) =>
    [
        .. totals.Where(t => t.Permission.Length > 0).GroupBy(t => t.Permission, StringComparer.Ordinal)
            .Select(g => new PermissionTotal(g.Key, g.Where(t => !t.Outcome.IsRefusal).Sum(t => t.Count), g.Where(t => t.Outcome.IsRefusal).Sum(t => t.Count)))
            .OrderByDescending(p => p.Permitted + p.Refused).ThenBy(p => p.Permission, StringComparer.Ordinal),
    ];
}
