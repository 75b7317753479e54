using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

public static class UserRegistration
{
    extension(IdentityBuilder identity)
    {
        /// <summary>Keeps people in the platform's database.</summary>
        public IdentityBuilder AddUsers() => identity.AddEntityFrameworkStores<IamDbContext>();
    }
}
