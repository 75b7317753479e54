using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Benchmarks.Report;
using Nomba.Iam.Testing;

namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>Everything that the settings ask for, one after the other, and the report.</summary>
internal static class FullRun
{
    public static async Task RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new BenchmarkException("Processor time is read from /proc: run this on Linux.");
        }

        if (settings.IsJudged && BuiltAssembly.Configuration == "Debug")
        {
            throw new BenchmarkException("A debug build is not what anybody runs: add -c Release.");
        }

        var results = new RunResults
        {
            LoadAverageBefore = Machine.LoadAverage,
            Load = settings.Includes(BenchmarkSettings.Load) ? await LoadPhase.RunAsync(settings, cancellationToken) : null,
            Statements = settings.Includes(BenchmarkSettings.Statements) ? await StatementPhase.RunAsync(cancellationToken) : null,
            Suspension = settings.Includes(BenchmarkSettings.Suspend) ? await SuspensionPhase.RunAsync(settings, cancellationToken) : null,
            Memory = settings.Includes(BenchmarkSettings.Memory) ? await MemoryPhase.RunAsync(settings, cancellationToken) : null,
        };
        var report = PerformanceReport.Write(settings, results);
        Console.WriteLine(report);
        if (settings.Writes)
        {
            var path = Path.Combine(Repository.Root, "docs", "performance.md");
            await File.WriteAllTextAsync(path, report, cancellationToken);
            Console.WriteLine($"Written to {path}.");
        }
    }
}
