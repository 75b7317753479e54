using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class UserDirectory(UserManager<User> users, IamDbContext context, TimeProvider time) : IUserDirectory
{
    private static readonly Error EmailTaken = Error.Conflict("user.email_taken", "Somebody already signs in with that e-mail address.", "email");

    public async Task<Result<UserId>> CreateAsync(string email, string password, CancellationToken cancellationToken)
    {
        var user = new User { Id = UserId.New(time).Value, UserName = email, Email = email, EmailConfirmed = true };
        try
        {
            var created = await users.CreateAsync(user, password);
            return created.Succeeded ? new UserId(user.Id) : Refusal(created.Errors.First());
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // Identity looked before it wrote, and somebody else wrote in between.
            return EmailTaken;
        }
    }

    public Task<UserProfile?> FindAsync(UserId id, CancellationToken cancellationToken) =>
        context.Users.AsNoTracking().Where(u => u.Id == id.Value)
            .Select(u => new UserProfile(id, u.Email!, u.EmailConfirmed)).FirstOrDefaultAsync(cancellationToken);

    public async Task<UserProfile?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        await users.FindByEmailAsync(email) is { } user ? new UserProfile(new UserId(user.Id), user.Email!, user.EmailConfirmed) : null;

    private static Error Refusal(IdentityError error) =>
        error.Code.StartsWith("Duplicate", StringComparison.Ordinal)
            ? EmailTaken
            : Error.Invalid(error.Code.StartsWith("Password", StringComparison.Ordinal) ? "user.password" : "user.email", error.Description);
}
