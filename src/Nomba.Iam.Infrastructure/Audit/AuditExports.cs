using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Audit;

internal sealed class AuditExports(IDbContextFactory<IamDbContext> contexts, IAuditKeys keys, AuditCheckpointer checkpointer, TimeProvider time) : IAuditExports
{
    private const int BatchSize = 500;

    public async IAsyncEnumerable<AuditExportItem> ReadAsync(AuditChainId chain, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await checkpointer.SignAsync(chain, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var head = await context.AuditHeads.AsNoTracking().FirstOrDefaultAsync(h => h.ChainId == chain, cancellationToken);
        var (end, hash) = (head?.Sequence ?? 0, head?.Hash ?? AuditText.Genesis);
        yield return new AuditExportItem.Header(chain, end, hash, time.GetUtcNow());
        foreach (var key in await keys.ListAsync(cancellationToken))
        {
            yield return new AuditExportItem.Key(key);
        }

        var cuts = await context.AuditCuts.AsNoTracking().Where(c => c.ChainId == chain).OrderBy(c => c.Sequence).ToListAsync(cancellationToken);
        foreach (var cut in cuts)
        {
            yield return new AuditExportItem.Cut(cut);
        }

        var entries = 0L;
        await foreach (var item in ReadEntriesAsync(context, chain, (cuts.LastOrDefault()?.Sequence ?? 0, end), cancellationToken))
        {
            entries += item is AuditExportItem.Entry ? 1 : 0;
            yield return item;
        }

        yield return new AuditExportItem.End(entries);
    }

    private static async IAsyncEnumerable<AuditExportItem> ReadEntriesAsync(
        IamDbContext context, AuditChainId chain, (long After, long End) span, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (after, end) = span;
        while (after < end)
        {
            var from = after;
            var batch = await context.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain && e.Sequence > from && e.Sequence <= end)
                .OrderBy(e => e.Sequence).Take(BatchSize).ToListAsync(cancellationToken);
            if (batch.Count == 0)
            {
                yield break;
            }

            after = batch[^1].Sequence;
            var to = after;
            var checkpoints = await context.AuditCheckpoints.AsNoTracking().Where(c => c.ChainId == chain && c.Sequence > from && c.Sequence <= to)
                .ToDictionaryAsync(c => c.Sequence, cancellationToken);
            foreach (var entry in batch)
            {
                yield return new AuditExportItem.Entry(entry);
                if (checkpoints.TryGetValue(entry.Sequence, out var checkpoint))
                {
                    yield return new AuditExportItem.Checkpoint(checkpoint);
                }
            }
        }
    }
}
