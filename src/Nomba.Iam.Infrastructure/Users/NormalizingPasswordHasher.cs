using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Infrastructure.Users;

/// <summary>Every password, chosen or tried, is normalised here: one keyboard composes an é from two code points, another has it as one.</summary>
internal sealed class NormalizingPasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<User>(options)
{
    public override string HashPassword(User user, string password) => base.HashPassword(user, PasswordRules.Normalize(password));

    public override PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, PasswordRules.Normalize(providedPassword));
}
