using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Application.Webhooks;

namespace Nomba.Iam.Application;

public static class ApplicationRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>Use cases, their validators, and the pipeline in its order: validate, authorize, transaction with audit.</summary>
        public IServiceCollection AddApplication()
        {
            services.AddMediator(options =>
            {
                options.ServiceLifetime = ServiceLifetime.Scoped;
                options.PipelineBehaviors =
                [
                    typeof(ValidationBehavior<,>),
                    typeof(AuthorizationBehavior<,>),
                    typeof(PersonBehavior<,>),
                    typeof(OperatorBehavior<,>),
                    typeof(FreshSignInBehavior<,>),
                    typeof(MailingBehavior<,>),
                    typeof(InvitingBehavior<,>),
                    typeof(ReauthenticationBehavior<,>),
                    typeof(SecondStepBehavior<,>),
                    typeof(SigningKeyBehavior<,>),
                    typeof(TransactionBehavior<,>),
                ];
            });
            services.AddValidatorsFromAssemblyContaining<TokenOptions>(includeInternalTypes: true);
            services.AddSingleton<NodeIdentity>().AddSingleton<RevocationFeed>().AddSingleton<IRevocations, Revocations>();
            services.AddSingleton<IMemberDirectory, MemberDirectory>();
            services.AddSingleton<IClientDirectory, ClientDirectory>();
            services.AddSingleton<TokenMint>();
            services.AddScoped<KeySummaries>().AddScoped<KeyHistories>();
            services.AddScoped<ApiKeyRoles>().AddScoped<KeyRoleChoice>().AddScoped<KeyMaker>().AddScoped<ApiKeyLifecycle>().AddScoped<MemberLifecycle>().AddScoped<LastSeen>();
            services.AddScoped<OrganizationSeeder>().AddScoped<MemberSeeder>().AddScoped<UserSeeder>().AddScoped<SeedRoles>();
            services.AddScoped<ApplicationSeeder>().AddScoped<ResourceServerSeeder>();
            services.AddScoped<RoleGrants>().AddScoped<RolePermissions>().AddScoped<RoleHolders>().AddScoped<CatalogueChange>().AddScoped<RoleChange>();
            services.AddSingleton<LiveTokens>().AddScoped<Introspection>();
            services.AddSingleton<RevocationReceipts>();
            services.AddSingleton<RefreshHandles>();
            services.AddSingleton<RefreshingClients>();
            services.AddScoped<SignInThrottle>().AddSingleton<PasskeyQuestions>();
            services.AddSingleton<SecurityEvents>().AddSingleton<ISecurityEvents>(provider => provider.GetRequiredService<SecurityEvents>());
            services.AddSingleton<ISecurityJournal, SecurityJournal>().AddScoped<PersonAudience>();
            services.AddScoped<ClientRefusals>().AddScoped<StolenTokens>();
            services.AddScoped<AuditReading>().AddScoped<AuditTaking>().AddScoped<AuditRedaction>();
            services.AddScoped<OneTimeLinks>().AddScoped<SignUpMails>().AddScoped<MailThrottle>().AddScoped<PasswordProof>().AddScoped<Eviction>().AddScoped<PasswordChange>();
            services.AddScoped<EmailChangeLinks>().AddScoped<EmailChangeMails>();
            services.AddScoped<CodeThrottle>().AddScoped<SecondFactorAdmission>().AddScoped<SecondFactorGate>().AddScoped<SecondFactorRecord>().AddScoped<RecoveryCodes>().AddScoped<TotpSetupCheck>();
            services.AddScoped<Invitees>().AddScoped<InvitationMails>().AddScoped<InvitationOpening>().AddScoped<InvitationJoin>().AddScoped<Departure>();
            services.AddScoped<OrganizationAdmission>().AddScoped<OrganizationLifecycle>().AddScoped<SecondFactorRequirement>();
            services.AddScoped<AccountLifecycle>().AddScoped<AccessRoles>().AddScoped<AccessPlan>();
            services.AddScoped<ApplicationTerms>().AddScoped<ApplicationMaker>().AddScoped<ApplicationLifecycle>();
            services.AddScoped<ApplicationSecretActivation>().AddScoped<ApplicationSecretCheck>();
            services.AddSingleton<Delegations>().AddScoped<AgreedCodes>().AddScoped<ConsentEnding>();
            services.AddSingleton<KeySecrets>();
            services.AddScoped<KeyRotations>().AddScoped<KeyUse>();
            services.AddSingleton<UsageCounters>().AddSingleton<UsageFlush>().AddSingleton<UsageMemory>();
            services.AddScoped<WebhookSwitch>();
            services.AddScoped<ApiKeyChanges>().AddScoped<KeyEnvironmentChange>();
            return services;
        }
    }
}
