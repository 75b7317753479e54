using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class UserDirectory(UserManager<User> users, IamDbContext context, TimeProvider time) : IUserDirectory
{
    public async Task<Result<UserId>> CreateAsync(string email, string password, CancellationToken cancellationToken)
    {
        var user = new User { Id = UserId.New(time).Value, UserName = email, Email = email, EmailConfirmed = true };
        var created = await users.CreateAsync(user, password);
        if (created.Succeeded)
        {
            return new UserId(user.Id);
        }

        var first = created.Errors.First();
        return first.Code.StartsWith("Duplicate", StringComparison.Ordinal)
            ? Error.Conflict("user.email_taken", "Somebody already signs in with that e-mail address.", "email")
            : Error.Invalid(first.Code.StartsWith("Password", StringComparison.Ordinal) ? "user.password" : "user.email", first.Description);
    }

    public Task<UserProfile?> FindAsync(UserId id, CancellationToken cancellationToken) =>
        context.Users.AsNoTracking().Where(u => u.Id == id.Value)
            .Select(u => new UserProfile(id, u.Email!, u.EmailConfirmed)).FirstOrDefaultAsync(cancellationToken);

    public async Task<UserProfile?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        await users.FindByEmailAsync(email) is { } user ? new UserProfile(new UserId(user.Id), user.Email!, user.EmailConfirmed) : null;
}
