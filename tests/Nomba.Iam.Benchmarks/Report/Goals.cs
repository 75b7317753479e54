using System.Globalization;
using Nomba.Iam.Benchmarks.Load;
using Nomba.Iam.Benchmarks.Phases;
using Nomba.Iam.Benchmarks.Servers;

namespace Nomba.Iam.Benchmarks.Report;

/// <summary>Holds what was measured against what was aimed at.</summary>
internal static class Goals
{
    private const double Thirtieth = 30;
    private const double Tenth = 10;
    private const double OverConstant = 5;
    private const double OverOpen = 1.3;
    private const double P99Milliseconds = 250;
    private const double MaxMilliseconds = 1_000;

    // What a heap that is collected from time to time moves by although nothing stays in it.
    private const double Flat = 1.1;

    public static IEnumerable<Goal> Of(RunResults results) =>
    [
        .. results.Load is { } load ? OfLoad(load) : [],
        .. results.Statements is { } statements ? OfStatements(statements) : [],
        .. results.Suspension is { } suspension ? OfSuspension(suspension) : [],
        .. results.Memory is { } memory ? OfMemory(memory) : [],
    ];

    private static IEnumerable<Goal> OfLoad(IReadOnlyList<Series> load)
    {
        Series Find(string operation, string server) => load.Single(s => (s.Operation, s.Server) == (operation, server));
        Goal Under(string operation, double share)
        {
            var ratio = Ratio.Of(Find(operation, Operations.Stock), Find(operation, Operations.Product));
            return new Goal(operation, $"≤ 1/{share} of stock's CPU", string.Create(CultureInfo.InvariantCulture, $"1/{ratio.Median:0.0} (1/{ratio.Min:0.0} to 1/{ratio.Max:0.0})"), ratio.Median >= share);
        }

        Goal Over(string operation, Spread ratio, string of, double most) =>
            new(operation, string.Create(CultureInfo.InvariantCulture, $"≤ {most}× {of}"), string.Create(CultureInfo.InvariantCulture, $"{ratio.Median:0.00}× ({ratio.Min:0.00} to {ratio.Max:0.00})"), ratio.Median <= most);

        yield return Under(Operations.Issue, Thirtieth);
        yield return Over(Operations.Issue, Ratio.Of(Find(Operations.Issue, Operations.Product), Find(Operations.Issue, Operations.Constant)), "the constant endpoint's CPU", OverConstant);
        yield return Under(Operations.Refresh, Tenth);
        yield return Under(Operations.Introspect, Thirtieth);
        foreach (var mode in ApiMode.All.Where(m => m is { IsInMemory: true, SeesRevocations: true }))
        {
            yield return Over($"{Operations.Api}, mode {mode.Name}", Ratio.Of(Find(Operations.Api, mode.Name), Find(Operations.Api, Operations.Open)), "the open endpoint's CPU", OverOpen);
        }
    }

    private static IEnumerable<Goal> OfStatements(IReadOnlyList<StatementFigure> figures)
    {
        Goal At(string operation, double statements, double rows)
        {
            var figure = figures.Single(f => (f.Operation, f.Server) == (operation, Operations.Product));
            var measured = string.Create(CultureInfo.InvariantCulture, $"statements {figure.Statements:0.##}, commits {figure.Writes:0.##}, rows added {figure.Rows:0.##}");
            return new Goal(operation, $"SQL statements: {statements}", measured, figure.Statements <= statements && figure.Rows <= rows);
        }

        return [At(Operations.Issue, 0, 0), At(Operations.Refresh, 1, 1), At(Operations.Introspect, 0, 0)];
    }

    private static IEnumerable<Goal> OfSuspension(SuspensionFigures figures) =>
    [
        new("suspend → refused, same node", "the next request", $"{figures.SameNodeRefusals} of {figures.Keys}", figures.SameNodeRefusals == figures.Keys),
        Within($"suspend → refused, {SuspensionFigures.ApiCount} APIs in mode {figures.Mode}", figures.Apis),
        Within("suspend → refused, second node", figures.SecondNode),
    ];

    private static Goal Within(string operation, IReadOnlyList<double> times)
    {
        var (p99, max) = (SuspensionFigures.Quantile(times, 0.99), times.Max());
        return new Goal(
            operation,
            $"p99 ≤ {P99Milliseconds} ms, max ≤ {MaxMilliseconds} ms",
            string.Create(CultureInfo.InvariantCulture, $"p99 {p99:0} ms, max {max:0} ms"),
            p99 <= P99Milliseconds && max <= MaxMilliseconds);
    }

    private static IEnumerable<Goal> OfMemory(MemoryFigures figures) =>
    [
        new("memory", $"flat: at most {Flat:0.0}× from the first tenth on", string.Create(CultureInfo.InvariantCulture, $"{figures.Growth:0.00}×"), figures.Growth <= Flat),
        new("rows added by issuances", "0", $"{figures.RowsAdded}", figures.RowsAdded == 0),
    ];
}
