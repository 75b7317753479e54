using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Audit;

/// <summary>
/// Verifies a chain as it stood when the walk began: what is appended meanwhile is for the next walk. Batches keep the memory flat however
/// long the chain is.
/// </summary>
internal sealed class AuditVerifier(IDbContextFactory<IamDbContext> contexts, IAuditKeys keys, AuditSeal seal) : IAuditVerifier
{
    private const int BatchSize = 500;

    public async Task<AuditVerification> VerifyAsync(AuditChainId chain, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        using var signatures = new AuditSignatures(await keys.ListAsync(cancellationToken));
        while (true)
        {
            var cut = await LastCutAsync(context, chain, cancellationToken);
            var walk = new AuditChainWalk(cut, signatures);
            var fault = await WalkAsync(context, chain, walk, cut is null || signatures.AreRight(cut) ? null : AuditFault.CutSignature(cut.Sequence), cancellationToken);

            // Cut while we walked: what is missing was deleted by right, and the walk begins again after the cut.
            if (fault is null || (await LastCutAsync(context, chain, cancellationToken))?.Sequence == cut?.Sequence)
            {
                return new AuditVerification(walk.Entries, walk.Checkpoints, walk.Sequence, walk.Hash, cut, fault);
            }
        }
    }

    private static Task<AuditCut?> LastCutAsync(IamDbContext context, AuditChainId chain, CancellationToken cancellationToken) =>
        context.AuditCuts.AsNoTracking().Where(c => c.ChainId == chain).OrderByDescending(c => c.Sequence).FirstOrDefaultAsync(cancellationToken);

    private async Task<AuditFault?> WalkAsync(
        IamDbContext context, AuditChainId chain, AuditChainWalk walk, AuditFault? fault, CancellationToken cancellationToken)
    {
        // In this order: whatever is committed between the two is covered by the head.
        var last = await context.AuditEntries.Where(e => e.ChainId == chain).MaxAsync(e => (long?)e.Sequence, cancellationToken) ?? 0;
        var head = await context.AuditHeads.AsNoTracking().FirstOrDefaultAsync(h => h.ChainId == chain, cancellationToken);
        var end = Math.Max(head?.Sequence ?? 0, last);
        while (fault is null && walk.Sequence < end)
        {
            var from = walk.Sequence;
            var batch = await context.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain && e.Sequence > from && e.Sequence <= end)
                .OrderBy(e => e.Sequence).Take(BatchSize).ToListAsync(cancellationToken);
            if (batch.Count == 0)
            {
                break;
            }

            fault = await StepAsync(context, chain, walk, batch, cancellationToken);
        }

        return fault ?? await FaultOfEndAsync(context, chain, walk, head, cancellationToken);
    }

    private static async Task<AuditFault?> StepAsync(
        IamDbContext context, AuditChainId chain, AuditChainWalk walk, List<AuditEntry> batch, CancellationToken cancellationToken)
    {
        var surroundings = await SurroundingsOfAsync(context, chain, batch, cancellationToken);
        foreach (var entry in batch)
        {
            if (walk.Step(entry, surroundings) is { } fault)
            {
                return fault == AuditFault.Edited(entry) && await StandsElsewhereAsync(context, chain, entry, walk, cancellationToken) ? AuditFault.Reordered(entry) : fault;
            }
        }

        return null;
    }

    private static async Task<AuditChainWalk.Surroundings> SurroundingsOfAsync(
        IamDbContext context, AuditChainId chain, List<AuditEntry> batch, CancellationToken cancellationToken)
    {
        var (from, to) = (batch[0].Sequence, batch[^1].Sequence);
        var checkpoints = await context.AuditCheckpoints.AsNoTracking().Where(c => c.ChainId == chain && c.Sequence >= from && c.Sequence <= to)
            .ToDictionaryAsync(c => c.Sequence, cancellationToken);
        string[] bare = [.. batch.Where(e => e.Salt is null).Select(e => e.Id.ToString())];
        var redactions = bare.Length == 0
            ? new List<AuditEntry>()
            : await context.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain && e.Action == AuditEntry.RedactedAction && bare.Contains(e.TargetId))
                .ToListAsync(cancellationToken);
        return new AuditChainWalk.Surroundings(checkpoints, redactions.ToLookup(r => r.TargetId, StringComparer.Ordinal));
    }

    // Its link leads to an entry of this chain, only not to the one before it.
    private static Task<bool> StandsElsewhereAsync(
        IamDbContext context, AuditChainId chain, AuditEntry entry, AuditChainWalk walk, CancellationToken cancellationToken) =>
        entry.PreviousHash == walk.Hash
            ? Task.FromResult(false)
            : context.AuditEntries.AnyAsync(e => e.ChainId == chain && e.Hash == entry.PreviousHash && e.Sequence != entry.Sequence - 1, cancellationToken);

    private async Task<AuditFault?> FaultOfEndAsync(
        IamDbContext context, AuditChainId chain, AuditChainWalk walk, AuditHead? head, CancellationToken cancellationToken)
    {
        var signedUpTo = await context.AuditCheckpoints.Where(c => c.ChainId == chain).MaxAsync(c => (long?)c.Sequence, cancellationToken) ?? 0;
        if (Math.Max(head?.Sequence ?? 0, signedUpTo) > walk.Sequence)
        {
            return AuditFault.Truncated(walk.Sequence + 1);
        }

        if (head is null)
        {
            return walk.Sequence > 0 || chain != AuditChainId.Platform ? AuditFault.HeadMissing(walk.Sequence) : null;
        }

        return !seal.Holds(head) ? AuditFault.HeadForged(head.Sequence)
            : head.Sequence < walk.Sequence ? AuditFault.Unsealed(head.Sequence + 1)
            : head.Hash != walk.Hash ? AuditFault.HeadForged(head.Sequence)
            : null;
    }
}
