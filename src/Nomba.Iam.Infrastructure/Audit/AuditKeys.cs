using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Audit;

internal sealed class AuditKeys(IDbContextFactory<IamDbContext> contexts, AuditSeal seal) : IAuditKeys
{
    public async Task<IReadOnlyList<AuditKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context.AuditKeys.AsNoTracking().OrderBy(k => k.Generation).ToListAsync(cancellationToken);
        return [.. keys.Where(seal.Holds)];
    }
}
