namespace Nomba.Iam.Web.Dashboard.Components;

/// <summary>One step of a chart.</summary>
/// <param name="At">When the step begins.</param>
/// <param name="Good">What went through.</param>
/// <param name="Bad">What was refused.</param>
public sealed record ChartBar(DateTimeOffset At, long Good, long Bad);
