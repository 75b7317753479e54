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

    public async Task<SignInFailureSums> SumSignInFailuresAsync(AuditChainId chain, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (day, week, month) = (now.AddDays(-1), now.AddDays(-7), now.AddDays(-30));
        var sums = await Newest(chain).Where(e => e.Action == Refusals.OfSignIn && e.At > month).GroupBy(_ => 1)
            .Select(g => new SignInFailureSums(g.Sum(e => e.At > day ? e.Count : 0), g.Sum(e => e.At > week ? e.Count : 0), g.Sum(e => e.Count)))
            .FirstOrDefaultAsync(cancellationToken);
        return sums ?? new SignInFailureSums(0, 0, 0);
    }

    private IQueryable<AuditEntry> Newest(AuditChainId chain) => context.AuditEntries.AsNoTracking().Where(e =>
        e.ChainId == chain && e.Sequence > (context.AuditHeads.Where(h => h.ChainId == chain).Select(h => (long?)h.Sequence).FirstOrDefault() ?? 0) - IAuditSearch.Reach);
}
