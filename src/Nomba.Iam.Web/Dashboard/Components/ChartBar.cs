using Nomba.Iam.Application.Usage;

namespace Nomba.Iam.Web.Dashboard.Components;

/// <summary>One step of a chart.</summary>
/// <param name="At">When the step begins.</param>
/// <param name="Good">What went through.</param>
/// <param name="Bad">What was refused.</param>
public sealed record ChartBar(DateTimeOffset At, long Good, long Bad)
{
    public static IReadOnlyList<ChartBar> Of(UsageSeries series) => [.. series.Uses.Select((uses, step) => new ChartBar(series.StartOf(step), uses, series.Refusals[step]))];
}
