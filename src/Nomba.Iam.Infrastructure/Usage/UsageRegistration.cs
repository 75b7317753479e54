using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Usage;

namespace Nomba.Iam.Infrastructure.Usage;

public static class UsageRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>Writes the counts of key uses and removes old ones.</summary>
        public IServiceCollection AddUsage(IConfiguration configuration)
        {
            services.AddOptions<UsageOptions>().Bind(configuration.GetSection("Iam:Usage"))
                .Validate(
                    o => o.IsValid,
                    "Iam__Usage: Retention is between 1 and 3650 days, FlushEvery between 100 ms and 5 s, Capacity between 1,000 and 10,000,000.")
                .ValidateOnStart();
            services.AddHostedService<UsageFlusher>();
            services.AddHostedService<UsageCleaner>();
            return services;
        }
    }
}
