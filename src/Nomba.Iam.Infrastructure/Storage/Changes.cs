using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>Writes what a store was given, in the current transaction, and turns the two races that a caller can lose into errors.</summary>
internal static class Changes
{
    public static async Task<Result> FlushAsync(this IamDbContext context, Error whenTaken, CancellationToken cancellationToken, Error? whenChanged = null)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return Result.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return whenChanged ?? MemberErrors.ChangedMeanwhile;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            return whenTaken;
        }
    }
}
