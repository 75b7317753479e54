using Nomba.Iam.Benchmarks.Hosts;

namespace Nomba.Iam.Benchmarks.Load;

/// <summary>One operation at one server, and its slices as they are measured.</summary>
internal sealed record Series(string Operation, string Server, IWorkload Workload, ChildProcess Process)
{
    private readonly List<Slice> _slices = [];

    public IReadOnlyList<Slice> Slices => _slices;

    /// <summary>Processor time of the server per request, in microseconds, from the least of the slices to the most.</summary>
    public Spread Microseconds => Spread.Of(_slices.Select(s => s.MicrosecondsPerRequest));

    public Spread RequestsPerSecond => Spread.Of(_slices.Select(s => s.RequestsPerSecond));

    public async Task MeasureAsync(SliceShape shape, CancellationToken cancellationToken) => _slices.Add(await RunAsync(shape, cancellationToken));

    /// <summary>Load that is not measured, so that what is measured has been compiled for speed and has its caches filled.</summary>
    public Task WarmUpAsync(SliceShape shape, CancellationToken cancellationToken) => RunAsync(shape, cancellationToken);

    private Task<Slice> RunAsync(SliceShape shape, CancellationToken cancellationToken) => LoadRun.RunAsync(Workload, Process, shape, cancellationToken);
}
