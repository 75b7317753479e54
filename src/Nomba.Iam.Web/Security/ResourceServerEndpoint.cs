namespace Nomba.Iam.Web.Security;

/// <summary>
/// Marks an endpoint for resource servers. One that has proven who it is, is not counted against the limits of the management API: it tells what it enforces as often as something
/// happens, and is the platform's own.
/// </summary>
internal sealed record ResourceServerEndpoint;

internal static class ResourceServerEndpoints
{
    extension<TBuilder>(TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        public TBuilder RequireResourceServer() => builder.WithMetadata(new ResourceServerEndpoint())
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(ResourceServerHandler.SchemeName).RequireAuthenticatedUser());
    }
}
