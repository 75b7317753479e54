using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Webhooks;

public static class WebhookRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The way of events out of the house, and the service that sends. The outbox is part of the storage.</summary>
        public IServiceCollection AddWebhooks(IConfiguration configuration)
        {
            services.AddOptions<WebhookOptions>().Bind(configuration.GetSection("Iam:Webhooks"))
                .PostConfigure<IHostEnvironment>((options, environment) =>
                {
                    options.AllowPrivateAddresses ??= environment.IsDevelopment();
                    options.AllowHttp ??= environment.IsDevelopment();
                })
                .ValidateOnStart();
            services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>();
            services.TryAddSingleton<ResolveHost>(_ => (host, cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken));
            services.AddSingleton<WebhookTargets>();
            services.AddSingleton<IWebhookTargets>(provider => provider.GetRequiredService<WebhookTargets>());
            services.AddSingleton<IWebhookSecretProtector, WebhookSecretProtector>();
            services.AddSingleton<WebhookSender>().AddSingleton<WebhookCourier>();
            services.AddHostedService<WebhookDispatcher>();
            services.AddSingleton<ICleanUpStep, WebhookRetention>();
            return services;
        }
    }
}
