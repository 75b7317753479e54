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
}
