using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Nomba.Iam.Testing;

namespace Nomba.Iam.Benchmarks.Micro;

/// <summary>The parts of a request in isolation. Results also go to <c>artifacts/benchmarks</c>.</summary>
internal static class MicroRun
{
    public const string Verb = "micro";

    public static int Run(string[] args)
    {
        // In this process: a project that is generated for the purpose would have to be restored with a lock file of its own.
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks"));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroRun).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
        return summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success)) ? 0 : 1;
    }
}
