using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Tokens;

internal sealed class AuthorizationCodeStore(IDbContextFactory<IamDbContext> contexts) : IAuthorizationCodeStore
{
    public async Task<AuthorizationCode?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AuthorizationCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Hash == hash, cancellationToken);
    }

    public async Task<bool> ConsumeAsync(
        string hash, RefreshFamily family, DateTimeOffset? tokensEndedAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var consumed = await context.AuthorizationCodes.Where(c => c.Hash == hash && c.ConsumedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ConsumedAt, now), cancellationToken);
        if (consumed == 0 || !await HoldApplicationAsync(context, new ApplicationId(family.ClientId), tokensEndedAt, cancellationToken))
        {
            return false;
        }

        // A replay may have killed the family before its first token: then its row is there, and nothing may come alive.
        if (await context.RefreshFamilies.AnyAsync(f => f.Id == family.Id, cancellationToken))
        {
            return false;
        }

        context.RefreshFamilies.Add(family);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // A write that changes nothing is the lock that all three databases have.
    private static async Task<bool> HoldApplicationAsync(
        IamDbContext context, ApplicationId id, DateTimeOffset? tokensEndedAt, CancellationToken cancellationToken) =>
        await context.Applications.Where(a => a.Id == id && a.Status == ApplicationStatus.Active && a.TokensEndedAt == tokensEndedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.StatusReason, a => a.StatusReason), cancellationToken) == 1;
}
