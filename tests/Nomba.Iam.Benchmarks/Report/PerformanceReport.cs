using System.Globalization;
using System.Text;
using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Benchmarks.Load;
using Nomba.Iam.Benchmarks.Phases;

namespace Nomba.Iam.Benchmarks.Report;

/// <summary>The page: what was run where, the goals, the figures behind them, and how to read them.</summary>
internal static class PerformanceReport
{
    private const string Reading = """
        ## How to read this

        - Every server is a process of its own; the load comes from another. *CPU* is user and system time of the server's process, divided by
          requests: it holds on a busy machine where requests per second do not. The unit behind it is 10 ms of processor time.
        - The servers are measured by turns in short slices. A ratio is taken round by round; the figure is the median, with the least and the most.
        - *Stock* is OpenIddict with its own Entity Framework stores and hashing on the same database with the same settings for a commit, as its
          documentation sets it up; *constant* answers as many bytes and does nothing; *open* is an API's endpoint without authentication.
        - Suspensions are timed from the answer to the suspension to the first refusal. Who waits asks every 2 ms.
        - Uses are counted by the minute for each key; those rows do not grow with the number of requests, and are shown apart.
        - Any answer that is not the expected one ends the run: there are no errors in these figures.
        """;

    public static string Write(BenchmarkSettings settings, RunResults results)
    {
        var page = new StringBuilder();
        page.AppendLine("# Performance").AppendLine().AppendLine(Origin(settings, results).ToString());
        if (settings.IsJudged)
        {
            Append(page, "Goals", GoalTable(results));
        }

        if (results.Load is { } load)
        {
            Append(page, "Load", LoadTable(load));
        }

        if (results.Statements is { } statements)
        {
            Append(page, "The database, per request", StatementTable(statements));
        }

        if (results.Suspension is { } suspension)
        {
            Append(page, "From suspended to refused", SuspensionTable(suspension));
        }

        if (results.Memory is { } memory)
        {
            Append(page, "Memory over issuances", MemoryTable(memory));
        }

        return page.Append(Reading).AppendLine().ToString();
    }

    private static void Append(StringBuilder page, string title, MarkdownTable table) => page.AppendLine($"## {title}").AppendLine().AppendLine(table.ToString());

    private static MarkdownTable Origin(BenchmarkSettings settings, RunResults results) => new MarkdownTable("what", "value")
        .Add("command", $"`dotnet run -c Release --project tests/Nomba.Iam.Benchmarks{(settings.Arguments.Length > 0 ? " -- " : "")}{settings.Arguments}`")
        .Add("date", TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture))
        .Add("machine", Machine.Processor)
        .Add("runtime", Machine.Runtime)
        .Add("build", BuiltAssembly.Configuration)
        .Add("load average before", Number(results.LoadAverageBefore, "0.00"))
        .Add("load", $"{settings.Connections} connections; {settings.Rounds} × {settings.SliceLength.TotalSeconds:0.#} s for each line");

    private static MarkdownTable GoalTable(RunResults results)
    {
        var table = new MarkdownTable("operation", "goal", "measured", "met");
        foreach (var goal in Goals.Of(results))
        {
            table.Add(goal.Operation, goal.Wanted, goal.Measured, goal.IsMet ? "yes" : "no");
        }

        return table;
    }

    private static MarkdownTable LoadTable(IReadOnlyList<Series> load)
    {
        var table = new MarkdownTable("operation", "server", "CPU µs/request, median", "least", "most", "of it kernel", "requests/s", "p50 ms", "p99 ms", "requests", "resident MB");
        foreach (var series in load)
        {
            var cpu = series.Microseconds;
            table.Add(
                series.Operation,
                series.Server,
                Number(cpu.Median, "0"),
                Number(cpu.Min, "0"),
                Number(cpu.Max, "0"),
                Number(Spread.Of(series.Slices.Select(s => s.SystemMicrosecondsPerRequest)).Median, "0"),
                Number(series.RequestsPerSecond.Median, "0"),
                Number(Spread.Of(series.Slices.Select(s => s.Median.TotalMilliseconds)).Median, "0.00"),
                Number(Spread.Of(series.Slices.Select(s => s.P99.TotalMilliseconds)).Median, "0.00"),
                Number(series.Slices.Sum(s => s.Requests), "0"),
                Megabytes(series.Slices[^1].ResidentBytes));
        }

        return table;
    }

    private static MarkdownTable StatementTable(IReadOnlyList<StatementFigure> figures)
    {
        var table = new MarkdownTable("operation", "server", "SQL statements", "of them writes", "rows added");
        foreach (var figure in figures)
        {
            table.Add(figure.Operation, figure.Server, Number(figure.Statements, "0.##"), Number(figure.Writes, "0.##"), Number(figure.Rows, "0.##"));
        }

        return table;
    }

    private static MarkdownTable SuspensionTable(SuspensionFigures figures)
    {
        var table = new MarkdownTable("where", "suspensions", "p50 ms", "p99 ms", "max ms");
        foreach (var (where, times) in new[] { ($"{SuspensionFigures.ApiCount} APIs, mode {figures.Mode}", figures.Apis), ($"second node on {figures.Database}", figures.SecondNode) })
        {
            table.Add(
                where,
                Number(figures.Keys, "0"),
                Number(SuspensionFigures.Quantile(times, 0.5), "0.0"),
                Number(SuspensionFigures.Quantile(times, 0.99), "0.0"),
                Number(times.Max(), "0.0"));
        }

        return table.Add("same node, next request", Number(figures.Keys, "0"), $"refused {figures.SameNodeRefusals}", "", "");
    }

    private static MarkdownTable MemoryTable(MemoryFigures figures)
    {
        var table = new MarkdownTable("issuances", "resident MB");
        for (var tenth = 0; tenth < figures.Resident.Count; tenth++)
        {
            table.Add(Number(figures.Issuances * tenth / (figures.Resident.Count - 1), "0"), Megabytes(figures.Resident[tenth]));
        }

        return table.Add("rows added", Number(figures.RowsAdded, "0")).Add("rows that count uses by the minute", Number(figures.UsageRows, "0"));
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => Number(bytes / (1024d * 1024), "0");
}
