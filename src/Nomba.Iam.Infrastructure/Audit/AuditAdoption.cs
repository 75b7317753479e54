using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Audit;

/// <summary>Entries from before there were chains, which the migration left at negative sequences, get their places in them, oldest first.</summary>
internal sealed class AuditAdoption(IServiceScopeFactory scopes, ILogger<AuditAdoption> log)
{
    private const int BatchSize = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await AdoptAsync(cancellationToken) is > 0 and var adopted)
        {
            Log.Adopted(log, adopted);
        }
    }

    private async Task<int> AdoptAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<IamDbContext>();
        if (await context.AuditEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Sequence < 0, cancellationToken) is not { ChainId: var chain })
        {
            return 0;
        }

        // Another node may be at it too: only what is still unplaced once the head is ours is placed.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var adopted = await scope.ServiceProvider.GetRequiredService<AuditAppender>().AdoptAsync(
            chain, entries => entries.Where(e => e.Sequence < 0).OrderByDescending(e => e.Sequence).Take(BatchSize), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return adopted;
    }
}
