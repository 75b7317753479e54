using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Audit;

internal sealed class AuditSearch(IamDbContext context) : IAuditSearch
{
    public async Task<IReadOnlyList<AuditEntry>> ListOfRequestAsync(AuditChainId chain, string requestId, CancellationToken cancellationToken) =>
        await Newest(chain).Where(e => e.RequestId == requestId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<AuditEntry>> ListRefusalsAsync(
        AuditChainId chain, MemberId key, IReadOnlyCollection<Guid> clientIds, int limit, CancellationToken cancellationToken)
    {
        // Two statements, because one with both conditions would use the index of neither.
        string[] clients = [.. clientIds.Select(id => id.ToString("D"))];
        var tokens = await context.AuditEntries.AsNoTracking()
            .Where(e => e.ChainId == chain && clients.Contains(e.TargetId) && Refusals.OfTokens.Contains(e.Action))
            .OrderByDescending(e => e.Sequence).Take(limit).ToListAsync(cancellationToken);
        var permissions = await Newest(chain).Where(e => e.ActorId == key && e.Action == Refusals.OfPermission)
            .OrderByDescending(e => e.Sequence).Take(limit).ToListAsync(cancellationToken);
        return [.. tokens.Concat(permissions).OrderByDescending(e => e.Sequence).Take(limit)];
    }

    private IQueryable<AuditEntry> Newest(AuditChainId chain) => context.AuditEntries.AsNoTracking().Where(e =>
        e.ChainId == chain && e.Sequence > (context.AuditHeads.Where(h => h.ChainId == chain).Select(h => (long?)h.Sequence).FirstOrDefault() ?? 0) - IAuditSearch.Reach);
}
