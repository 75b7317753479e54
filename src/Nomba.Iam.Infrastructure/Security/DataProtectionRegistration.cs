using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Security;

public static class DataProtectionRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>One key ring for all nodes, in the database, encrypted under a secret that is not.</summary>
        public IServiceCollection AddIamDataProtection()
        {
            services.AddDataProtection().SetApplicationName("Nomba.Iam").PersistKeysToDbContext<IamDbContext>();
            services.AddSingleton<SecretXmlEncryptor>();
            services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>(
                (options, provider) => options.XmlEncryptor = provider.GetRequiredService<SecretXmlEncryptor>());
            return services;
        }
    }
}
