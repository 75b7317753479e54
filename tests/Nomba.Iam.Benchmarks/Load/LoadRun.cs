using Nomba.Iam.Benchmarks.Hosts;

namespace Nomba.Iam.Benchmarks.Load;

/// <summary>Drives one slice: each caller sends its next request when the answer to its last one is there.</summary>
internal sealed class LoadRun(IWorkload workload, SliceShape shape)
{
    private readonly TimeProvider _time = TimeProvider.System;
    private long _sent;

    public static async Task<Slice> RunAsync(IWorkload workload, ChildProcess server, SliceShape shape, CancellationToken cancellationToken)
    {
        await workload.PrepareAsync(shape.Callers, cancellationToken);
        var run = new LoadRun(workload, shape);
        var (start, before) = (run._time.GetTimestamp(), server.ProcessorTime);
        var perCaller = await Task.WhenAll(Enumerable.Range(0, shape.Callers).Select(caller => Task.Run(() => run.CallAsync(caller, start, cancellationToken), cancellationToken)));

        // Every answer is in: what the server has spent, it has spent on these.
        var (elapsed, spent) = (run._time.GetElapsedTime(start), server.ProcessorTime - before);
        long[] latencies = [.. perCaller.SelectMany(l => l)];
        Array.Sort(latencies);
        return new Slice(latencies.Length, elapsed, spent, run.Quantile(latencies, 0.5), run.Quantile(latencies, 0.99), server.ResidentBytes);
    }

    private async Task<List<long>> CallAsync(int caller, long start, CancellationToken cancellationToken)
    {
        var latencies = new List<long>();
        while (_time.GetElapsedTime(start) < shape.Length && Interlocked.Increment(ref _sent) <= shape.MostRequests)
        {
            var sentAt = _time.GetTimestamp();
            await workload.SendAsync(caller, cancellationToken);
            latencies.Add(_time.GetTimestamp() - sentAt);
        }

        return latencies;
    }

    private TimeSpan Quantile(long[] sorted, double share) => sorted.Length == 0
        ? throw new BenchmarkException("Nothing was answered.")
        : _time.GetElapsedTime(0, sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)]);
}
