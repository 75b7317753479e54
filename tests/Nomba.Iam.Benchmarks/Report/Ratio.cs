using Nomba.Iam.Benchmarks.Load;

namespace Nomba.Iam.Benchmarks.Report;

/// <summary>How many times the processor time of one series another took: round by round, because the two slices of a round lie close together.</summary>
internal static class Ratio
{
    public static Spread Of(Series more, Series less) =>
        Spread.Of(more.Slices.Zip(less.Slices, (m, l) => m.MicrosecondsPerRequest / l.MicrosecondsPerRequest));
}
