using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>People who can sign in.</summary>
public interface IUserDirectory
{
    /// <summary>Creates a person with a password, in the current transaction; the address counts as confirmed. <c>user.email_taken</c>, <c>user.password</c>.</summary>
    Task<Result<UserId>> CreateAsync(string email, string password, CancellationToken cancellationToken);

    Task<UserProfile?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    Task<UserProfile?> FindAsync(UserId id, CancellationToken cancellationToken);
}
