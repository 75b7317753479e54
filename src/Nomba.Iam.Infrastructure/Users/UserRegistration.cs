using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

public static class UserRegistration
{
    private const int PasswordMinimumLength = 8;

    extension(IServiceCollection services)
    {
        /// <summary>People and their passwords: length counts, composition does not (NIST SP 800-63B-4 section 3.1.1).</summary>
        public IdentityBuilder AddUsers() => services
            .AddIdentityCore<User>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = PasswordMinimumLength;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<IamDbContext>();
    }
}
