using Microsoft.AspNetCore.Identity;

namespace Nomba.Iam.Infrastructure.Users;

/// <summary>A person who can sign in, as ASP.NET Core Identity stores one.</summary>
public sealed class User : IdentityUser<Guid>
{
}
