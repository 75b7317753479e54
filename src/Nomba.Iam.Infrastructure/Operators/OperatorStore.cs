using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Domain.Operators;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Operators;

internal sealed class OperatorStore(IamDbContext context) : IOperatorStore
{
    public Task AddAsync(PlatformOperator person, CancellationToken cancellationToken)
    {
        context.PlatformOperators.Add(person);
        return context.SaveChangesAsync(cancellationToken);
    }

    public Task<bool> IsOperatorAsync(UserId user, CancellationToken cancellationToken) =>
        context.PlatformOperators.AnyAsync(o => o.UserId == user, cancellationToken);
}
