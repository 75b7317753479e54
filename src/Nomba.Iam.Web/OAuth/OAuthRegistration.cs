using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Infrastructure.Tokens;
using Nomba.Iam.Web.OAuth.Consent;
using Nomba.Iam.Web.OAuth.Endpoints;
using Nomba.Iam.Web.OAuth.Grants;
using Nomba.Iam.Web.OAuth.Handlers;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Nomba.Iam.Web.OAuth;

internal static class OAuthRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The standard OAuth 2 and OpenID Connect endpoints.</summary>
        public IServiceCollection AddOAuth()
        {
            services.AddOAuthClients();
            services.AddSingleton<ConsentTicketProtector>();
            services.AddScoped<IGrant, ClientCredentialsGrant>().AddScoped<IGrant, RefreshTokenGrant>().AddScoped<IGrant, AuthorizationCodeGrant>();
            services.AddOpenIddict().AddServer(server =>
            {
                SetEndpoints(server);
                SetProtocol(server);
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableStatusCodePagesIntegration().SuppressJsonResponseIndentation();
            });
            services.AddSingleton<SigningKeyOptions>();
            services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<SigningKeyOptions>());
            services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<SigningKeyOptions>());
            services.AddSingleton<IConfigureOptions<OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreOptions>, TransportSecurity>();
            return services;
        }
    }

    extension(IEndpointRouteBuilder app)
    {
        public void MapOAuth()
        {
            app.MapAuthorize();
            app.MapUserInfo();
        }
    }

    private static void SetEndpoints(OpenIddictServerBuilder server) => server
        .SetAuthorizationEndpointUris("oauth2/authorize")
        .SetTokenEndpointUris("oauth2/token")
        .SetIntrospectionEndpointUris("oauth2/introspect")
        .SetRevocationEndpointUris("oauth2/revoke")
        .SetConfigurationEndpointUris(".well-known/openid-configuration", ".well-known/oauth-authorization-server")
        .SetJsonWebKeySetEndpointUris(".well-known/jwks");

    private static void SetProtocol(OpenIddictServerBuilder server)
    {
        server.AllowClientCredentialsFlow().AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email, Scopes.OfflineAccess);

        // Which scopes, resources and grants a client may use is the token engine's decision: it knows the member behind the client.
        server.DisableScopeValidation().DisableResourceValidation().DisableTokenStorage().DisableAuthorizationStorage();
        server.IgnoreEndpointPermissions().IgnoreGrantTypePermissions().IgnoreResponseTypePermissions()
            .IgnoreScopePermissions().IgnoreResourcePermissions().IgnoreAudiencePermissions();
        server.Configure(options =>
        {
            options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain);
            options.ClientAuthenticationMethods.Remove(ClientAuthenticationMethods.PrivateKeyJwt);

            // Demanded at start-up, and never used: nothing that this server issues is encrypted by the protocol engine.
            options.EncryptionCredentials.Add(new EncryptingCredentials(
                new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        });
        foreach (var descriptor in HandlerOrder.TakenOut)
        {
            server.RemoveEventHandler(descriptor);
        }

        foreach (var descriptor in HandlerOrder.Ours)
        {
            server.AddEventHandler(descriptor);
        }
    }
}
