using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Emails;

public static class EmailRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The outbox that use cases write to, and the service that empties it.</summary>
        public IServiceCollection AddEmail(IConfiguration configuration)
        {
            services.AddOptions<EmailOptions>().Bind(configuration.GetSection("Iam:Email")).ValidateOnStart();
            services.AddSingleton<IValidateOptions<EmailOptions>, EmailOptionsValidator>();
            services.AddEmailOutbox();
            services.AddSingleton<IEmailTransport>(provider => provider.GetRequiredService<IOptions<EmailOptions>>().Value.Smtp.Host.Length > 0
                ? ActivatorUtilities.CreateInstance<SmtpTransport>(provider)
                : ActivatorUtilities.CreateInstance<PickupTransport>(provider));
            services.AddSingleton(provider => new EmailDelivery(
                provider.GetRequiredService<IDbContextFactory<IamDbContext>>(),
                provider.GetRequiredService<IEmailTransport>(),
                provider.GetRequiredService<EmailSeal>(),
                provider.GetRequiredService<IOptions<EmailOptions>>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<EmailDelivery>>()));
            services.AddHostedService<EmailService>();
            return services;
        }

        public IServiceCollection AddEmailOutbox() => services.AddSingleton<EmailSeal>().AddScoped<IEmailOutbox, EmailOutbox>();
    }
}
