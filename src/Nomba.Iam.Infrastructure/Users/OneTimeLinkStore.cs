using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class OneTimeLinkStore(IamDbContext context) : IOneTimeLinkStore
{
    public Task AddAsync(OneTimeLink link, CancellationToken cancellationToken)
    {
        context.OneTimeLinks.Add(link);
        return context.SaveChangesAsync(cancellationToken);
    }

    public Task<OneTimeLink?> FindAsync(string hash, CancellationToken cancellationToken) =>
        context.OneTimeLinks.AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash, cancellationToken);

    public async Task<bool> ConsumeAsync(OneTimeLinkId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.OneTimeLinks.Where(l => l.Id == id && l.ConsumedAt == null && l.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ConsumedAt, now), cancellationToken) == 1;

    public Task WithdrawAsync(LinkPurpose purpose, Guid subject, CancellationToken cancellationToken) =>
        context.OneTimeLinks.Where(l => l.Purpose == purpose && l.Subject == subject && l.ConsumedAt == null).ExecuteDeleteAsync(cancellationToken);
}
