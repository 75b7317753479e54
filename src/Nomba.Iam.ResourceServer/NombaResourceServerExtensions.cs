using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Nomba.Iam.ResourceServer.Internal;

namespace Nomba.Iam.ResourceServer;

/// <summary>Registers the protection of a resource API.</summary>
public static class NombaResourceServerExtensions
{
    extension(IServiceCollection services)
    {
        /// <summary>
        /// Validates bearer tokens of a Nomba.Iam issuer: sets the default authentication scheme, adds authorization and a health check. The
        /// host refuses to start when a setting is missing, and says which.
        /// </summary>
        public IServiceCollection AddNombaResourceServer(Action<NombaResourceServerOptions> configure)
        {
            services.AddOptions<NombaResourceServerOptions>().Configure(configure).ValidateOnStart();
            services.AddSingleton<IValidateOptions<NombaResourceServerOptions>, OptionsValidator>();
            services.TryAddSingleton(TimeProvider.System);
            services.AddTransient<IssuerNodes>().AddSingleton<IssuerNodeChoice>();
            services.AddHttpClient(NombaDefaults.HttpClient).AddHttpMessageHandler<IssuerNodes>();
            services.AddSingleton<IssuerMetadata>().AddSingleton<IssuerClock>();
            services.AddSingleton<JwtCheck>().AddSingleton<TokenChecks>().AddSingleton<HybridCheck>();
            services.AddSingleton<IntrospectionCheck>();
            services.AddRevocationFeed();
            services.AddAuthentication(NombaDefaults.Scheme).AddScheme<AuthenticationSchemeOptions, BearerHandler>(NombaDefaults.Scheme, null);
            services.AddAuthorization();
            services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
            services.AddHealthChecks().AddCheck<IssuerHealthCheck>(NombaDefaults.HealthCheck);
            return services;
        }
    }

    // What follows the feed in mode hybrid, and stands by in the others.
    private static void AddRevocationFeed(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<RevocationState>().AddSingleton<VerifiedTokens>().AddSingleton<Instruments>();
        services.AddSingleton<FeedTiming>().AddSingleton<FeedConsequences>().AddSingleton<FeedConnection>();
        services.AddSingleton<Receipts>().AddHostedService(provider => provider.GetRequiredService<Receipts>());
        services.AddHostedService<FeedReader>();
    }

    extension<TBuilder>(TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>Lets in callers whose token grants the permission: 401 without a good token, 403 <c>insufficient_scope</c> naming the permission.</summary>
        /// <param name="permission">For example <c>transfers:initiate</c>. Several calls ask for all of them.</param>
        public TBuilder RequirePermission(string permission) => builder.RequireAuthorization(
            policy => policy.AddAuthenticationSchemes(NombaDefaults.Scheme).RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
    }

    extension(HttpContext context)
    {
        /// <summary>The caller of an authenticated request. Throws where the endpoint lets anybody in.</summary>
        public NombaCaller NombaCaller => context.Features.Get<NombaCaller>() ?? throw new InvalidOperationException("The request was not authenticated by Nomba.Iam.");
    }
}
