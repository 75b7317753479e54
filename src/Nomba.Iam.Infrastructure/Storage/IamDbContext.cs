using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>The one model that all three databases are migrated from.</summary>
public sealed class IamDbContext(DbContextOptions<IamDbContext> options) : IdentityUserContext<User, Guid>(options)
{
}
