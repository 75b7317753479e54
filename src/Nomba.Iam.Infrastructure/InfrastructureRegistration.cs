using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Tokens;
using Nomba.Iam.Infrastructure.Webhooks;

namespace Nomba.Iam.Infrastructure;

public static class InfrastructureRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The database, the stores and the token engine's formats and keys.</summary>
        public IServiceCollection AddInfrastructure(IConfiguration configuration) =>
            services.AddStorage(configuration).AddTokenEngine(configuration)
                .AddWebhooks(configuration);
    }
}
