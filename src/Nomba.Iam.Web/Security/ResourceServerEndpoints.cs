using Microsoft.AspNetCore.Authentication;

namespace Nomba.Iam.Web.Security;

internal static class ResourceServerEndpoints
{
    extension(AuthenticationBuilder builder)
    {
        public AuthenticationBuilder AddResourceServers() =>
            builder.AddScheme<AuthenticationSchemeOptions, ResourceServerHandler>(ResourceServerHandler.SchemeName, null);
    }

    extension<TBuilder>(TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>For resource servers, with their client credentials by HTTP Basic: no token, no session.</summary>
        public TBuilder ForResourceServers() => builder.WithMetadata(new ResourceServerEndpoint())
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(ResourceServerHandler.SchemeName).RequireAuthenticatedUser());
    }
}

/// <summary>Marks an endpoint that resource servers call by themselves.</summary>
internal sealed record ResourceServerEndpoint;
