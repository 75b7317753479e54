namespace Nomba.Iam.Application.Usage;

/// <summary>Uses and refusals step by step, oldest first; a step in which nothing happened is zero.</summary>
public sealed record UsageSeries(UsagePeriod Period, IReadOnlyList<long> Uses, IReadOnlyList<long> Refusals)
{
    /// <summary>When the step of that place begins.</summary>
    public DateTimeOffset StartOf(int step) => UsageKey.StartOf(Period.FirstMinute + (step * (int)Period.Resolution));

    /// <summary>Counts of finer steps add up; those outside of the period are left out.</summary>
    public static UsageSeries Of(UsagePeriod period, IEnumerable<UsageSums> sums)
    {
        var (uses, refusals) = (new long[period.Steps], new long[period.Steps]);
        foreach (var sum in sums.Where(s => s.Minute >= period.FirstMinute && s.Minute < period.EndMinute))
        {
            var step = (sum.Minute - period.FirstMinute) / (int)period.Resolution;
            uses[step] += sum.Uses;
            refusals[step] += sum.Refusals;
        }

        return new UsageSeries(period, uses, refusals);
    }
}
