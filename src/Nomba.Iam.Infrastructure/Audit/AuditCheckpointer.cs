using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Audit;

/// <summary>Signs where chains stand, whichever node gets to it first. A head that we did not seal is never signed.</summary>
internal sealed class AuditCheckpointer(
    IDbContextFactory<IamDbContext> contexts, AuditSeal seal, AuditSigning signing, IOptions<AuditOptions> options, TimeProvider time, ILogger<AuditCheckpointer> log)
{
    /// <summary>Every chain that has grown by enough, or for long enough.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (entries, since) = (options.Value.CheckpointEntries, time.GetUtcNow() - options.Value.CheckpointEvery);
        await SignAsync(
            heads => heads.Where(h => h.Sequence - h.CheckpointSequence >= entries || (h.Sequence > h.CheckpointSequence && h.CheckpointAt <= since)),
            cancellationToken);
    }

    /// <summary>This chain, as it stands.</summary>
    public Task SignAsync(AuditChainId chain, CancellationToken cancellationToken) =>
        SignAsync(heads => heads.Where(h => h.ChainId == chain && h.Sequence > h.CheckpointSequence), cancellationToken);

    private async Task SignAsync(Func<IQueryable<AuditHead>, IQueryable<AuditHead>> which, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await which(context.AuditHeads.AsNoTracking()).ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return;
        }

        using var signer = await signing.OpenAsync(cancellationToken);
        foreach (var head in due)
        {
            if (seal.Holds(head))
            {
                await SignAsync(context, head, signer, cancellationToken);
                continue;
            }

            Log.HeadForged(log, head.ChainId.ToString());
        }
    }

    private async Task SignAsync(IamDbContext context, AuditHead head, AuditSigner signer, CancellationToken cancellationToken)
    {
        var checkpoint = AuditCheckpoint.Of(head, time.GetUtcNow());
        signer.Sign(checkpoint);
        context.AuditCheckpoints.Add(checkpoint);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // Another node signed the same.
        }

        context.ChangeTracker.Clear();
        await context.AuditHeads.Where(h => h.ChainId == head.ChainId && h.CheckpointSequence < head.Sequence).ExecuteUpdateAsync(
            set => set.SetProperty(h => h.CheckpointSequence, head.Sequence).SetProperty(h => h.CheckpointAt, checkpoint.At), cancellationToken);
    }
}
