using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Benchmarks.Load;
using Nomba.Iam.Benchmarks.Workloads;

namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>Issues a lot of tokens, and looks at what stays: memory of the process, rows in the database.</summary>
internal static class MemoryPhase
{
    private const int Tenths = 10;

    // Uses are written every five seconds.
    private static readonly TimeSpan Flush = TimeSpan.FromSeconds(7);

    public static async Task<MemoryFigures> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        Progress.Say("memory: starting the product");
        await using var cluster = await ProductCluster.SeedAsync(ProductPlan.With(victims: 0), null, cancellationToken);
        var node = await cluster.StartNodeAsync(cancellationToken);
        var workload = new Issuing(cluster.ServerAt(node.Address, settings.Connections));
        var tenth = SliceShape.Of(settings.Connections, settings.Issuances / Tenths);
        await LoadRun.RunAsync(workload, node, tenth, cancellationToken);
        await Task.Delay(Flush, TimeProvider.System, cancellationToken);
        var before = await RowCounts.ReadAsync(cluster.SqliteFile, cancellationToken);
        var (resident, issued) = (new List<long> { node.ResidentBytes }, 0L);
        for (var number = 1; number <= Tenths; number++)
        {
            Progress.Say($"memory: {issued:N0} of {settings.Issuances:N0} issuances");
            var slice = await LoadRun.RunAsync(workload, node, tenth, cancellationToken);
            issued += slice.Requests;
            resident.Add(slice.ResidentBytes);
        }

        await Task.Delay(Flush, TimeProvider.System, cancellationToken);
        return new MemoryFigures(issued, resident, RowCounts.Added(before, await RowCounts.ReadAsync(cluster.SqliteFile, cancellationToken)));
    }
}
