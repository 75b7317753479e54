using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Audit;

/// <summary>
/// Appends to the chains, in the transaction of the change. The update of a chain's head is the lock: whoever made it is the only writer of
/// that chain until they commit, on every database. Organizations never wait for each other, and two chains are locked in one order.
/// </summary>
internal sealed class AuditAppender(IamDbContext context, AuditSeal seal, TimeProvider time, ILogger<AuditAppender> log)
{
    public async Task AppendAsync(IReadOnlyCollection<AuditEvent> recorded, CancellationToken cancellationToken)
    {
        foreach (var chain in recorded.GroupBy(happened => AuditChainId.Of(happened.OrganizationId)).OrderBy(chain => chain.Key.Value))
        {
            await AppendAsync(chain.Key, [.. chain.OrderBy(happened => happened.At)], cancellationToken);
        }
    }

    /// <summary>Gives entries from before there were chains their places, in the current transaction.</summary>
    public async Task<int> AdoptAsync(AuditChainId chain, Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>> which, CancellationToken cancellationToken)
    {
        var before = await TakeAsync(chain, cancellationToken);
        var head = before;
        var entries = await which(context.AuditEntries.Where(e => e.ChainId == chain)).ToListAsync(cancellationToken);
        foreach (var entry in entries)
        {
            entry.Link(head);
            head = head.After(entry);
        }

        await KeepAsync(before, head, cancellationToken);
        return entries.Count;
    }

    private async Task AppendAsync(AuditChainId chain, AuditEvent[] recorded, CancellationToken cancellationToken)
    {
        var before = await TakeAsync(chain, cancellationToken);
        var head = before;
        foreach (var happened in recorded)
        {
            var entry = AuditEntry.Append(AuditEntryId.New(time), happened, head, time.GetUtcNow());
            context.AuditEntries.Add(entry);
            head = head.After(entry);
        }

        await KeepAsync(before, head, cancellationToken);
    }

    // The row is ours from here to the commit.
    private async Task<AuditHead> TakeAsync(AuditChainId chain, CancellationToken cancellationToken)
    {
        if (await LockAsync(chain, cancellationToken) == 0)
        {
            await BeginAsync(chain, cancellationToken);
            await LockAsync(chain, cancellationToken);
        }

        return await context.AuditHeads.AsNoTracking().FirstAsync(h => h.ChainId == chain, cancellationToken);
    }

    private Task<int> LockAsync(AuditChainId chain, CancellationToken cancellationToken) => context.AuditHeads.Where(h => h.ChainId == chain)
        .ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, h => h.Sequence), cancellationToken);

    private async Task BeginAsync(AuditChainId chain, CancellationToken cancellationToken)
    {
        var last = await context.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain && e.Sequence > 0)
            .OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
        var head = last is null ? AuditHead.Begin(chain, time.GetUtcNow()) : AuditHead.Recover(last, time.GetUtcNow());
        if (last is null)
        {
            head.Close(seal.Over(head.Text()));
        }

        var added = context.AuditHeads.Add(head);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // Another transaction began this chain first, and has committed: its head is the one to lock.
        }

        added.State = EntityState.Detached;
    }

    private async Task KeepAsync(AuditHead before, AuditHead head, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        var sealedBy = SealAfter(before, head);
        await context.AuditHeads.Where(h => h.ChainId == head.ChainId).ExecuteUpdateAsync(
            set => set.SetProperty(h => h.Sequence, head.Sequence).SetProperty(h => h.Hash, head.Hash).SetProperty(h => h.Seal, sealedBy), cancellationToken);
    }

    // A forged head must not become a true one by the next change; and a change, which may be a suspension, must not fail for it. The chain
    // goes on without a seal, which no verification overlooks from then on.
    private string SealAfter(AuditHead before, AuditHead head)
    {
        if (seal.Holds(before))
        {
            return seal.Over(head.Text());
        }

        Log.HeadForged(log, head.ChainId.ToString());
        return "";
    }
}
