using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Tokens;

internal sealed class SigningKeyStore(IDbContextFactory<IamDbContext> contexts) : ISigningKeyStore
{
    public async Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SigningKeys.AsNoTracking().OrderBy(k => k.Generation).ToListAsync(cancellationToken);
    }

    public async Task<bool> TryAddAsync(SigningKey key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.SigningKeys.Add(key);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            return false;
        }
    }

    public async Task DeleteAsync(string kid, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.SigningKeys.Where(k => k.Kid == kid).ExecuteDeleteAsync(cancellationToken);
    }
}
