using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class SignInFailureStore(IDbContextFactory<IamDbContext> contexts) : ISignInFailureStore
{
    public async Task<SignInFailures?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SignInFailures.Where(f => f.Key == key)
            .Select(f => new SignInFailures(f.Count, f.LastAt)).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<SignInFailures> AddAsync(string key, DateTimeOffset now, TimeSpan window, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = now - window;
        if (await IncrementAsync(context, key, now, since, cancellationToken) == 0)
        {
            context.SignInFailures.Add(new SignInFailureRow { Key = key, Count = 1, LastAt = now });
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
            {
                // Another attempt under the same key wrote the first row: this one is the next.
                await IncrementAsync(context, key, now, since, cancellationToken);
            }
        }

        return await context.SignInFailures.AsNoTracking().Where(f => f.Key == key)
            .Select(f => new SignInFailures(f.Count, f.LastAt)).FirstAsync(cancellationToken);
    }

    public async Task ForgetAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.SignInFailures.Where(f => f.Key == key).ExecuteDeleteAsync(cancellationToken);
    }

    private static Task<int> IncrementAsync(
        IamDbContext context, string key, DateTimeOffset now, DateTimeOffset since, CancellationToken cancellationToken) =>
        context.SignInFailures.Where(f => f.Key == key).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.Count, f => f.LastAt < since ? 1 : f.Count + 1).SetProperty(f => f.LastAt, now), cancellationToken);
}
