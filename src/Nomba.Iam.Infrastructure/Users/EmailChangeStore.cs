using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class EmailChangeStore(IamDbContext context) : IEmailChangeStore
{
    public async Task<Result> AddAsync(EmailChange change, CancellationToken cancellationToken)
    {
        await context.EmailChanges.Where(c => c.UserId == change.UserId && c.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, change.CreatedAt), cancellationToken);
        context.EmailChanges.Add(change);
        return await context.FlushAsync(UserErrors.ChangedMeanwhile, cancellationToken, UserErrors.ChangedMeanwhile);
    }

    public async Task<EmailChange?> FindAsync(EmailChangeId id, CancellationToken cancellationToken)
    {
        // A write that changes nothing is the lock that all three databases have.
        await context.EmailChanges.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.NewEmail, c => c.NewEmail), cancellationToken);
        return await context.EmailChanges.FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    public Task<EmailChange?> FindOpenAsync(UserId user, DateTimeOffset after, CancellationToken cancellationToken) =>
        context.EmailChanges.AsNoTracking().FirstOrDefaultAsync(c => c.UserId == user && c.EndedAt == null && c.CreatedAt > after, cancellationToken);

    public Task<Result> SaveAsync(EmailChange change, CancellationToken cancellationToken) =>
        context.FlushAsync(UserErrors.ChangedMeanwhile, cancellationToken, UserErrors.ChangedMeanwhile);
}
