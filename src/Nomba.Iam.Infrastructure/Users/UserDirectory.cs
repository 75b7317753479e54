using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class UserDirectory(UserManager<User> users, IamDbContext context, TimeProvider time) : IUserDirectory
{
    private readonly User _nobody = new();

    public async Task<Result<UserId>> CreateAsync(string email, string password, CancellationToken cancellationToken)
    {
        var good = PasswordRules.Check(password, new PasswordContext(email));
        return good.IsSuccess ? await CreateHashedAsync(email, HashPassword(password), cancellationToken) : good.Error;
    }

    public async Task<Result<UserId>> CreateHashedAsync(string email, string? passwordHash, CancellationToken cancellationToken)
    {
        var user = new User { Id = UserId.New(time).Value, UserName = email, Email = email, EmailConfirmed = true, PasswordHash = passwordHash };
        var created = await TryAsync(() => users.CreateAsync(user));
        return created.IsSuccess ? new UserId(user.Id) : created.Error;
    }

    public string HashPassword(string password) => users.PasswordHasher.HashPassword(_nobody, password);

    public async Task<bool> CheckPasswordAsync(UserId id, string password, CancellationToken cancellationToken) =>
        await users.FindByIdAsync(id.ToString()) is { } user && await users.CheckPasswordAsync(user, password);

    public async Task<Result> SetPasswordAsync(UserId id, string password, PasswordContext rules, CancellationToken cancellationToken)
    {
        var good = PasswordRules.Check(password, rules);
        if (!good.IsSuccess)
        {
            return good;
        }

        if (await users.FindByIdAsync(id.ToString()) is not { } user)
        {
            return UserErrors.NotFound;
        }

        user.PasswordHash = HashPassword(password);
        return await TryAsync(() => users.UpdateSecurityStampAsync(user));
    }

    public async Task<Result> ChangeEmailAsync(UserId id, string email, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } user)
        {
            return UserErrors.NotFound;
        }

        (user.Email, user.UserName) = (email, email);
        return await TryAsync(() => users.UpdateAsync(user));
    }

    public Task<UserProfile?> FindAsync(UserId id, CancellationToken cancellationToken) =>
        context.Users.AsNoTracking().Where(u => u.Id == id.Value)
            .Select(u => new UserProfile(id, u.Email!, u.EmailConfirmed)).FirstOrDefaultAsync(cancellationToken);

    public async Task<UserProfile?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        await users.FindByEmailAsync(email) is { } user ? new UserProfile(new UserId(user.Id), user.Email!, user.EmailConfirmed) : null;

    private static async Task<Result> TryAsync(Func<Task<IdentityResult>> write)
    {
        try
        {
            var written = await write();
            return written.Succeeded ? Result.Success : Refusal(written.Errors.First());
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // Identity looked before it wrote, and somebody else wrote in between.
            return UserErrors.EmailTaken;
        }
    }

    private static Error Refusal(IdentityError error) => error.Code switch
    {
        "ConcurrencyFailure" => UserErrors.ChangedMeanwhile,
        "DuplicateEmail" or "DuplicateUserName" => UserErrors.EmailTaken,
        _ => Error.Invalid("user.email", error.Description, "email"),
    };
}
