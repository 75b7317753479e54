using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Sign-ups that wait for their address to be confirmed.</summary>
public interface IPendingSignUpStore
{
    Task AddAsync(PendingSignUp signUp, CancellationToken cancellationToken);

    Task<PendingSignUp?> FindAsync(SignUpId id, CancellationToken cancellationToken);

    Task DeleteAsync(SignUpId id, CancellationToken cancellationToken);
}
