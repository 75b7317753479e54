namespace Nomba.Iam.Application.Usage;

/// <summary>Writes what memory counted. What cannot be written stays in memory, as far as there is room, and goes with the next.</summary>
public sealed class UsageFlush(UsageCounters counters, IUsageStore store)
{
    // As many as go into one statement on every database.
    private const int BatchSize = 200;

    // Two at once each write what they took: a count is taken by one.
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var (readings, written) = (counters.Take(), 0);
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
