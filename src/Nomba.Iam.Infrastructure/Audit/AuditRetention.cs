using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Audit;

/// <summary>
/// Deletes what is older than it must be kept. The signed cut is written first and says where the chain goes on; what a crash leaves behind
/// it is deleted by the next round. A chain that does not verify is not cut: that would destroy the evidence.
/// </summary>
internal sealed class AuditRetention(
    IDbContextFactory<IamDbContext> contexts, IAuditVerifier verifier, AuditSigning signing, IOptions<AuditOptions> options, TimeProvider time, ILogger<AuditRetention> log)
{
    // Below a thousand row locks SQL Server does not think of locking the table.
    private const int BatchSize = 900;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Retention == TimeSpan.Zero)
        {
            return;
        }

        // By whole days: a chain is verified, cut and signed once a day at most.
        var limit = new DateTimeOffset((time.GetUtcNow() - options.Value.Retention).UtcDateTime.Date, TimeSpan.Zero);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var chain in await context.AuditHeads.Select(h => h.ChainId).ToListAsync(cancellationToken))
        {
            await RunAsync(context, chain, limit, cancellationToken);
            context.ChangeTracker.Clear();
        }
    }

    private async Task RunAsync(IamDbContext context, AuditChainId chain, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var before = await context.AuditCuts.AsNoTracking().Where(c => c.ChainId == chain).MaxAsync(c => (long?)c.Sequence, cancellationToken) ?? 0;
        await DeleteAsync(context, chain, before, cancellationToken);
        if (await LastToGoAsync(context, chain, limit, cancellationToken) is not { } last)
        {
            return;
        }

        var verification = await verifier.VerifyAsync(chain, cancellationToken);
        if (verification.Fault is { } fault)
        {
            Log.NotCut(log, chain.ToString(), fault.Code);
            return;
        }

        var cut = AuditCut.After(last, last.Sequence - before, time.GetUtcNow());
        using var signer = await signing.OpenAsync(cancellationToken);
        signer.Sign(cut);
        if (await TryAddAsync(context, cut, cancellationToken))
        {
            await DeleteAsync(context, chain, cut.Sequence, cancellationToken);
        }
    }

    // All before the first that is young enough: a clock that was set back leaves no hole.
    private static async Task<AuditEntry?> LastToGoAsync(IamDbContext context, AuditChainId chain, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var entries = context.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain);
        var first = await entries.OrderBy(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
        if (first is null || first.At >= limit)
        {
            return null;
        }

        var kept = await entries.Where(e => e.At >= limit).MinAsync(e => (long?)e.Sequence, cancellationToken) ?? long.MaxValue;
        return await entries.Where(e => e.Sequence < kept).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<bool> TryAddAsync(IamDbContext context, AuditCut cut, CancellationToken cancellationToken)
    {
        context.AuditCuts.Add(cut);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // Another node made this very cut, and deletes.
            return false;
        }
    }

    private static async Task DeleteAsync(IamDbContext context, AuditChainId chain, long upTo, CancellationToken cancellationToken)
    {
        while (await context.AuditEntries.Where(e => e.ChainId == chain && e.Sequence <= upTo).MinAsync(e => (long?)e.Sequence, cancellationToken) is { } first)
        {
            var end = Math.Min(first + BatchSize - 1, upTo);
            await context.AuditCheckpoints.Where(c => c.ChainId == chain && c.Sequence <= end && c.Sequence > end - BatchSize).ExecuteDeleteAsync(cancellationToken);
            await context.AuditEntries.Where(e => e.ChainId == chain && e.Sequence >= first && e.Sequence <= end).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
