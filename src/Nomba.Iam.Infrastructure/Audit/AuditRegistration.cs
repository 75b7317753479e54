using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Audit;

namespace Nomba.Iam.Infrastructure.Audit;

public static class AuditRegistration
{
    private static readonly TimeSpan MostToLose = TimeSpan.FromSeconds(5);

    extension(IServiceCollection services)
    {
        /// <summary>The audit log: reading, verifying and taking it away, and the service that signs and trims it. Appending is the unit of work's.</summary>
        public IServiceCollection AddAuditLog(IConfiguration configuration)
        {
            services.AddOptions<AuditOptions>().Bind(configuration.GetSection("Iam:Audit"))
                .Validate(o => o.CheckpointEntries is > 0 and <= 100_000, "Iam__Audit__CheckpointEntries must be between 1 and 100000.")
                .Validate(o => o.CheckpointEvery > TimeSpan.Zero && o.CheckpointEvery <= TimeSpan.FromDays(1), "Iam__Audit__CheckpointEvery must be positive, and one day at most.")
                .Validate(o => o.Retention == TimeSpan.Zero || o.Retention >= TimeSpan.FromDays(1), "Iam__Audit__Retention must be 0 (keep everything) or at least one day: 400.00:00:00.")
                .Validate(o => o.FlushEvery > TimeSpan.Zero && o.FlushEvery <= MostToLose, "Iam__Audit__FlushEvery must be positive, and 5 seconds at most.")
                .ValidateOnStart();
            services.AddScoped<IAuditStore, AuditStore>();
            services.AddSingleton<IAuditKeys, AuditKeys>().AddSingleton<IAuditVerifier, AuditVerifier>().AddSingleton<IAuditExports, AuditExports>();
            services.AddSingleton<AuditSigning>().AddSingleton<AuditCheckpointer>().AddSingleton<AuditRetention>().AddSingleton<AuditAdoption>();
            services.AddHostedService<AuditWork>();
            return services;
        }
    }
}
