using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

public static class UserRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>People and their passwords. Which passwords and addresses are good is decided before Identity sees them, in one place each.</summary>
        public IdentityBuilder AddUsers()
        {
            services.AddSingleton<ITotpKeyProtector, TotpKeyProtector>();
            services.AddScoped<IPasswordHasher<User>, NormalizingPasswordHasher>();
            return services
                .AddIdentityCore<User>(options =>
                {
                    options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                    options.User.RequireUniqueEmail = true;
                    options.User.AllowedUserNameCharacters = "";
                    options.Password.RequiredLength = 1;
                    options.Password.RequiredUniqueChars = 0;
                    options.Password.RequireDigit = false;
                    options.Password.RequireLowercase = false;
                    options.Password.RequireUppercase = false;
                    options.Password.RequireNonAlphanumeric = false;
                })
                .AddEntityFrameworkStores<IamDbContext>();
        }
    }
}
