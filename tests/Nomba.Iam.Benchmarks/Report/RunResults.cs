using Nomba.Iam.Benchmarks.Load;
using Nomba.Iam.Benchmarks.Phases;

namespace Nomba.Iam.Benchmarks.Report;

/// <summary>What was measured; null for what was left out.</summary>
internal sealed record RunResults
{
    /// <summary>How busy the machine was with other things.</summary>
    public required double LoadAverageBefore { get; init; }

    public required IReadOnlyList<Series>? Load { get; init; }

    public required IReadOnlyList<StatementFigure>? Statements { get; init; }

    public required SuspensionFigures? Suspension { get; init; }

    public required MemoryFigures? Memory { get; init; }
}
