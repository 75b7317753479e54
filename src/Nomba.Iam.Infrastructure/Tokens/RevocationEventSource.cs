using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Tokens;

internal sealed class RevocationEventSource(IDbContextFactory<IamDbContext> contexts, TimeProvider time) : IRevocationEventSource
{
    public async Task<DateTimeOffset?> FindTimeAsync(long sequence, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.RevocationEvents.Where(e => e.Sequence == sequence).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<RevocationEvent>> ReadSinceAsync(DateTimeOffset since, long after, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.RevocationEvents.AsNoTracking()
            .Where(e => (e.At >= since || e.Sequence > after) && e.ExpiresAt > now)
            .OrderBy(e => e.Sequence)
            .ToListAsync(cancellationToken);
    }
}
