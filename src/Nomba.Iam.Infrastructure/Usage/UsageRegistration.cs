using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Usage;

public static class UsageRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>Writes the counts of key uses, rolls old ones up and removes the oldest.</summary>
        public IServiceCollection AddUsage(IConfiguration configuration)
        {
            services.AddOptions<UsageOptions>().Bind(configuration.GetSection("Iam:Usage"))
                .Validate(
                    o => o.IsValid,
                    "Iam__Usage: Retention is between 1 and 3650 days, KeepMinutesFor between 2 days and KeepHoursFor, KeepHoursFor between 31 and 3650 days, FlushEvery between 100 ms and 5 s, Capacity between 1,000 and 10,000,000.")
                .ValidateOnStart();
            services.AddHostedService<UsageFlusher>();
            services.AddSingleton<ICleanUpStep, UsageCleaner>().AddSingleton<ICleanUpStep, UsageRollUp>();
            return services;
        }
    }
}
