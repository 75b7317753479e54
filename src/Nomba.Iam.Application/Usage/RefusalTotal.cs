namespace Nomba.Iam.Application.Usage;

/// <summary>How often something was refused for one reason, and in which minute last; of counts of long ago, in which hour or day.</summary>
public sealed record RefusalTotal(UsageOutcome Reason, long Count, DateTimeOffset LastAt)
{
    /// <summary>By reason, the commonest first; what is no refusal is left out.</summary>
    public static IReadOnlyList<RefusalTotal> Of(IEnumerable<UsageTotal> totals) =>
    [
        .. totals.Where(t => t.Outcome.IsRefusal).GroupBy(t => t.Outcome)
            .Select(g => new RefusalTotal(g.Key, g.Sum(t => t.Count), UsageKey.StartOf(g.Max(t => t.LastMinute))))
            .OrderByDescending(r => r.Count).ThenBy(r => r.Reason),
    ];
}
