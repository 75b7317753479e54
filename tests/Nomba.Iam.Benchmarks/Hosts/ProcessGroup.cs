namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>Processes that end together.</summary>
internal sealed class ProcessGroup : IAsyncDisposable
{
    private readonly List<ChildProcess> _processes = [];

    public async Task<ChildProcess> AddAsync(Task<ChildProcess> starting)
    {
        var process = await starting;
        _processes.Add(process);
        return process;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }
    }
}
