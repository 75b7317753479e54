using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class PendingSignUpStore(IamDbContext context) : IPendingSignUpStore
{
    public Task AddAsync(PendingSignUp signUp, CancellationToken cancellationToken)
    {
        context.PendingSignUps.Add(signUp);
        return context.SaveChangesAsync(cancellationToken);
    }

    public Task<PendingSignUp?> FindAsync(SignUpId id, CancellationToken cancellationToken) =>
        context.PendingSignUps.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);

    public Task DeleteAsync(SignUpId id, CancellationToken cancellationToken) =>
        context.PendingSignUps.Where(s => s.Id == id).ExecuteDeleteAsync(cancellationToken);
}
