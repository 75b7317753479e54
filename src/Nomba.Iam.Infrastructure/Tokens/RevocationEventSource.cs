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
        // Asked several times a second. Each half by its own index, and what is over is left out here: with more to choose from, databases read the whole table.
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var events = context.RevocationEvents.AsNoTracking();
        var found = await events.Where(e => e.At >= since).Concat(events.Where(e => e.Sequence > after)).ToListAsync(cancellationToken);
        return [.. found.Where(e => e.ExpiresAt > now).DistinctBy(e => e.Sequence).OrderBy(e => e.Sequence)];
    }
}
