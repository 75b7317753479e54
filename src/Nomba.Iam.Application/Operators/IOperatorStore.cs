using Nomba.Iam.Domain.Operators;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Operators;

/// <summary>Who runs the platform.</summary>
public interface IOperatorStore
{
    Task AddAsync(PlatformOperator person, CancellationToken cancellationToken);

    Task<bool> IsOperatorAsync(UserId user, CancellationToken cancellationToken);
}
