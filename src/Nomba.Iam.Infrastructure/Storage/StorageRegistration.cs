using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Infrastructure.Accounts;
using Nomba.Iam.Infrastructure.ApiKeys;
using Nomba.Iam.Infrastructure.Applications;
using Nomba.Iam.Infrastructure.Audit;
using Nomba.Iam.Infrastructure.Hosting;
using Nomba.Iam.Infrastructure.Members;
using Nomba.Iam.Infrastructure.Operators;
using Nomba.Iam.Infrastructure.Organizations;
using Nomba.Iam.Infrastructure.ResourceServers;
using Nomba.Iam.Infrastructure.Roles;
using Nomba.Iam.Infrastructure.Tokens;
using Nomba.Iam.Infrastructure.Usage;
using Nomba.Iam.Infrastructure.Users;
using Nomba.Iam.Infrastructure.Webhooks;

namespace Nomba.Iam.Infrastructure.Storage;

public static class StorageRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The database and every store. Contexts are pooled; scoped services share the request's context and its transaction.</summary>
        public IServiceCollection AddStorage(IConfiguration configuration)
        {
            services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection("Iam:Database"));
            services.AddPooledDbContextFactory<IamDbContext>((provider, options) => DatabaseSetup.Use(
                options, provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider, configuration.GetConnectionString("Iam")!));
            services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<IamDbContext>>().CreateDbContext());
            services.AddSingleton<DatabaseMigrator>().AddSingleton<LeaseStore>();
            services.AddSingleton<AuditSeal>().AddScoped<AuditAppender>();
            services.AddScoped<CommitSteps>().AddScoped<UnitOfWork>();
            services.AddScoped<IUnitOfWork>(provider => provider.GetRequiredService<UnitOfWork>());
            services.AddScoped<IAuditTrail>(provider => provider.GetRequiredService<UnitOfWork>());
            services.AddScoped<IRevocationLog>(provider => provider.GetRequiredService<UnitOfWork>());
            services.AddScoped<IApiKeyStore, ApiKeyStore>().AddScoped<IMemberStore, MemberStore>().AddScoped<IRoleStore, RoleStore>();
            services.AddScoped<IKeyOverviewStore, KeyOverviewStore>().AddScoped<IAuditSearch, AuditSearch>();
            services.AddScoped<IMemberOverviewStore, MemberOverviewStore>().AddScoped<IPlatformHealth, PlatformHealthReading>();
            services.AddScoped<IOrganizationStore, OrganizationStore>().AddScoped<IApplicationStore, ApplicationStore>();
            services.AddScoped<IResourceServerStore, ResourceServerStore>().AddScoped<IUserDirectory, UserDirectory>().AddScoped<IPasskeyStore, PasskeyStore>();
            services.AddSingleton<IMemberSnapshotSource, MemberSnapshotSource>().AddSingleton<IRevocationEventSource, RevocationEventSource>().AddSingleton<IValidatorStore, ValidatorStore>().AddSingleton<INodeStore, NodeStore>();
            services.AddSingleton<ISigningKeyStore, SigningKeyStore>().AddSingleton<IAuthorizationCodeStore, AuthorizationCodeStore>();
            services.AddSingleton<IRefreshFamilyStore, RefreshFamilyStore>().AddSingleton<ISignInFailureStore, SignInFailureStore>();
            services.AddScoped<IOperatorStore, OperatorStore>();
            services.AddScoped<IOneTimeLinkStore, OneTimeLinkStore>().AddScoped<IPendingSignUpStore, PendingSignUpStore>();
            services.AddScoped<IUserSessionStore, UserSessionStore>().AddScoped<IEmailChangeStore, EmailChangeStore>();
            services.AddScoped<ISecondFactorStore, SecondFactorStore>().AddScoped<IAuthenticatorStore, AuthenticatorStore>().AddSingleton<IPasskeyTicketStore, PasskeyTicketStore>();
            services.AddScoped<IInvitationStore, InvitationStore>();
            services.AddScoped<IAccountStore, AccountStore>();
            services.AddScoped<IConsentStore, ConsentStore>();
            services.AddSingleton<ISecretActivations, SecretActivations>().AddSingleton<IUsageStore, UsageStore>();
            services.AddScoped<IWebhookStore, WebhookStore>().AddScoped<IWebhookDeliveryStore, WebhookDeliveryStore>();
            services.AddScoped<WebhookOutbox>().AddSingleton<WebhookQueue>();
            services.AddOptions<ApiKeyOptions>().Bind(configuration.GetSection("Iam:ApiKeys"))
                .Validate(o => o.DeletedRetention >= TimeSpan.Zero, "Iam__ApiKeys__DeletedRetention must not be negative.")
                .Validate(o => o.ExpiryCheckInterval >= TimeSpan.FromSeconds(1) && o.ExpiryCheckInterval <= TimeSpan.FromDays(1), "Iam__ApiKeys__ExpiryCheckInterval must be between a second and a day.")
                .ValidateOnStart();
            services.AddHostedService<ApiKeyExpiryService>();
            return services;
        }
    }
}
