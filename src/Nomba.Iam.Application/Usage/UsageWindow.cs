namespace Nomba.Iam.Application.Usage;

/// <summary>What a stretch of time comes to: tokens issued, all uses (those included), and refusals.</summary>
public sealed record UsageWindow(long Issued, long Uses, long Refusals)
{
    public static UsageWindow Of(IEnumerable<UsageSums> sums, UsagePeriod period) => sums.Where(s => s.Minute >= period.FirstMinute && s.Minute < period.EndMinute)
        .Aggregate(new UsageWindow(0, 0, 0), (all, s) => new UsageWindow(all.Issued + s.Issued, all.Uses + s.Uses, all.Refusals + s.Refusals));
}
