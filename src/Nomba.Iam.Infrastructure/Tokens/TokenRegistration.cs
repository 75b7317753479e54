using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Infrastructure.Applications;
using Nomba.Iam.Infrastructure.Operators;
using Nomba.Iam.Infrastructure.Security;
using OpenIddict.Abstractions;

namespace Nomba.Iam.Infrastructure.Tokens;

public static class TokenRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The token engine's formats, its keys and secrets, and the two services that keep them current.</summary>
        public IServiceCollection AddTokenEngine(IConfiguration configuration)
        {
            services.AddOptions<IamSecrets>().Bind(configuration.GetSection("Iam:Secrets")).ValidateOnStart();
            services.AddSingleton<IValidateOptions<IamSecrets>, IamSecretsValidator>();
            services.AddOptions<SigningKeySchedule>().Bind(configuration.GetSection("Iam:SigningKeys"))
                .Validate(s => s.PublishAhead > TimeSpan.Zero && s.SignFor > s.PublishAhead, "Iam__SigningKeys__SignFor must be longer than Iam__SigningKeys__PublishAhead, and both positive.")
                .Validate(s => s.OutlastsCopies, $"Iam__SigningKeys__KeepFor must be positive, and more than {SigningKeySchedule.ReloadEvery.TotalSeconds} seconds shorter than Iam__SigningKeys__PublishAhead.")
                .ValidateOnStart();
            services.AddSingleton<ISecretHasher, SecretHasher>();
            services.AddSingleton<SigningKeyRing>().AddSingleton<SigningKeyKeeper>().AddSingleton<JwtSigner>().AddSingleton<IKeySetMark, KeySetMark>();
            services.AddScoped<ISigningKeyRotation, SigningKeyRotation>();
            services.AddSingleton<IAccessTokenFormat, AccessTokenFormat>();
            services.AddSingleton<IIdTokenFormat, IdTokenFormat>();
            services.AddSingleton<IIntrospectionFormat, IntrospectionFormat>();
            services.AddSingleton<IRefreshHandleFormat, RefreshHandleFormat>();
            services.AddHostedService<SigningKeyService>();
            services.AddHostedService<RevocationFollower>();
            services.AddHostedService<NodeBeat>();
            return services;
        }

        /// <summary>Clients for the protocol engine, from memory and read-only.</summary>
        public IServiceCollection AddOAuthClients()
        {
            services.AddSingleton<OAuthClientSource>();
            services.AddScoped<ClientSecrets>();
            services.AddOpenIddict().AddCore(core =>
            {
                core.SetDefaultApplicationEntity<OAuthClient>();
                core.ReplaceApplicationStore<OAuthClient, OAuthClientStore>(ServiceLifetime.Singleton);
                core.ReplaceApplicationManager<OAuthClient, OAuthClients>();
            });
            services.AddScoped<IOpenIddictApplicationCache<OAuthClient>, RequestClients>();
            return services;
        }
    }
}
