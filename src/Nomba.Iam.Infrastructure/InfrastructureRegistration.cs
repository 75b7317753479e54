using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Infrastructure.Audit;
using Nomba.Iam.Infrastructure.Emails;
using Nomba.Iam.Infrastructure.Hosting;
using Nomba.Iam.Infrastructure.Requests;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Tokens;
using Nomba.Iam.Infrastructure.Usage;
using Nomba.Iam.Infrastructure.Users;
using Nomba.Iam.Infrastructure.Webhooks;

namespace Nomba.Iam.Infrastructure;

public static class InfrastructureRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The database, the stores and the token engine's formats and keys.</summary>
        public IServiceCollection AddInfrastructure(IConfiguration configuration) =>
            services.AddStorage(configuration)
                .AddTokenEngine(configuration)
                .AddRepeatableRequests()
                .AddAuditLog(configuration)
                .AddEmail(configuration)
                .AddUsage(configuration)
                .AddWebhooks(configuration)
                .AddSingleton<ICleanUpStep, ExpiredRows>().AddHostedService<CleanUpWork>();
    }
}
