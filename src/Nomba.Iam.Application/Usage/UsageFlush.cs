namespace Nomba.Iam.Application.Usage;

/// <summary>Writes what memory counted. What cannot be written stays in memory, as far as there is room, and goes with the next.</summary>
public sealed class UsageFlush(UsageCounters counters, IUsageStore store) : IDisposable
{
    // Six parameters each; SQL Server takes 2,100 in a statement.
    private const int BatchSize = 200;

    private readonly SemaphoreSlim _gate = new(1);

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await WriteAsync(counters.Take(), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task WriteAsync(IReadOnlyList<UsageReading> readings, CancellationToken cancellationToken)
    {
        var written = 0;
        try
        {
            foreach (var batch in readings.Chunk(BatchSize))
            {
                await store.AddAsync(batch, cancellationToken);
                written += batch.Length;
            }
        }
        finally
        {
            counters.PutBack(readings.Skip(written));
        }
    }
}
