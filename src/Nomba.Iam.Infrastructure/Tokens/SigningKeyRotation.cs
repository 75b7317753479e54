using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Tokens;

internal sealed class SigningKeyRotation(IamDbContext context, SigningKeyKeeper keeper, TimeProvider time) : ISigningKeyRotation
{
    public async Task<Result<SigningKey>> PublishNextAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var newest = await context.SigningKeys.AsNoTracking().OrderByDescending(k => k.Generation).FirstOrDefaultAsync(cancellationToken);
        if (newest?.ActivatesAt > now)
        {
            return SigningKeyErrors.Upcoming;
        }

        var key = keeper.Create(newest, now);
        context.SigningKeys.Add(key);
        var added = await context.FlushAsync(SigningKeyErrors.Upcoming, cancellationToken);
        return added.IsSuccess ? key : added.Error;
    }

    public async Task<Result<SigningKeyRevocation>> RevokeAsync(string kid, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var keys = await context.SigningKeys.OrderBy(k => k.Generation).ToListAsync(cancellationToken);
        if (keys.Find(k => k.Kid == kid) is not { } revoked)
        {
            return SigningKeyErrors.NotFound;
        }

        var (signed, newest) = (SigningKey.SigningAt(keys, now), keys[^1]);
        keys.Remove(revoked);
        context.SigningKeys.Remove(revoked);
        var signs = signed is null || signed == revoked ? Replace(keys, newest, now) : signed;
        var done = await context.FlushAsync(SigningKeyErrors.ChangedMeanwhile, cancellationToken, SigningKeyErrors.ChangedMeanwhile);
        return done.IsSuccess ? new SigningKeyRevocation(keys, signed, signs) : done.Error;
    }

    public Task ReloadAsync(CancellationToken cancellationToken) => keeper.KeepAsync(cancellationToken);

    // The one that waits is known to every validator already. An older one is not taken: it would not be published for as long as its tokens live.
    private SigningKey Replace(List<SigningKey> left, SigningKey newest, DateTimeOffset now)
    {
        if (left.Where(k => k.ActivatesAt > now).MinBy(k => k.ActivatesAt) is { } next)
        {
            next.TakeOver(now);
            return next;
        }

        var made = keeper.CreateAtOnce(newest, now);
        context.SigningKeys.Add(made);
        left.Add(made);
        return made;
    }
}
