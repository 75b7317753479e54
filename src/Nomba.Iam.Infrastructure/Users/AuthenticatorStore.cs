using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class AuthenticatorStore(IamDbContext context) : IAuthenticatorStore
{
    public Task<Authenticator?> FindAsync(UserId user, CancellationToken cancellationToken) =>
        context.Authenticators.FirstOrDefaultAsync(a => a.UserId == user, cancellationToken);

    public Task<Result> SaveAsync(Authenticator authenticator, CancellationToken cancellationToken)
    {
        if (context.Entry(authenticator).State == EntityState.Detached)
        {
            context.Authenticators.Add(authenticator);
        }

        return context.FlushAsync(UserErrors.ChangedMeanwhile, cancellationToken, UserErrors.ChangedMeanwhile);
    }

    public async Task<Result> RemoveAsync(Authenticator authenticator, CancellationToken cancellationToken)
    {
        await context.RecoveryCodes.Where(c => c.UserId == authenticator.UserId).ExecuteDeleteAsync(cancellationToken);
        context.Authenticators.Remove(authenticator);
        return await context.FlushAsync(UserErrors.ChangedMeanwhile, cancellationToken, UserErrors.ChangedMeanwhile);
    }

    public async Task<bool> UseStepAsync(UserId user, long step, CancellationToken cancellationToken) =>
        await context.Authenticators.Where(a => a.UserId == user && a.EnabledAt != null && a.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastStep, step), cancellationToken) == 1;

    public async Task ReplaceCodesAsync(UserId user, IReadOnlyList<RecoveryCode> codes, CancellationToken cancellationToken)
    {
        await context.RecoveryCodes.Where(c => c.UserId == user).ExecuteDeleteAsync(cancellationToken);
        context.RecoveryCodes.AddRange(codes);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<RecoveryCode>> ListUnusedCodesAsync(UserId user, CancellationToken cancellationToken) =>
        await context.RecoveryCodes.AsNoTracking().Where(c => c.UserId == user && c.UsedAt == null).ToListAsync(cancellationToken);

    public async Task<bool> UseCodeAsync(RecoveryCodeId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.RecoveryCodes.Where(c => c.Id == id && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancellationToken) == 1;
}
