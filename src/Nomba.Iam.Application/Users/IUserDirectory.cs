using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>People who can sign in. Every password that it is given to keep is held to <see cref="PasswordRules"/>.</summary>
public interface IUserDirectory
{
    /// <summary>Creates a person with a password, in the current transaction; the address counts as confirmed. <c>user.email_taken</c>, <c>password.*</c>.</summary>
    Task<Result<UserId>> CreateAsync(string email, string password, CancellationToken cancellationToken);

    /// <summary>The same with a password that was checked and hashed before, or with none: then only a link lets the person in.</summary>
    Task<Result<UserId>> CreateHashedAsync(string email, string? passwordHash, CancellationToken cancellationToken);

    /// <summary>Costs what checking a password costs.</summary>
    string HashPassword(string password);

    Task<bool> CheckPasswordAsync(UserId id, string password, CancellationToken cancellationToken);

    /// <summary>Puts another password in the place of the old one. Ending the sessions that the old one began is the caller's.</summary>
    Task<Result> SetPasswordAsync(UserId id, string password, PasswordContext context, CancellationToken cancellationToken);

    /// <summary><c>user.email_taken</c> when somebody has the address by now.</summary>
    Task<Result> ChangeEmailAsync(UserId id, string email, CancellationToken cancellationToken);

    Task<UserProfile?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    Task<UserProfile?> FindAsync(UserId id, CancellationToken cancellationToken);
}
