using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Operators;

/// <summary>Who runs the platform.</summary>
public interface IOperatorStore
{
    Task<bool> IsOperatorAsync(UserId user, CancellationToken cancellationToken);
}
