namespace Nomba.Iam.Web.Security;

internal static class PublicEndpoints
{
    extension<TBuilder>(TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>For whoever asks: what lets them do it is in the body, or nothing is needed.</summary>
        public TBuilder ForAnybody() => builder.AllowAnonymous().WithMetadata(new PublicEndpoint());
    }
}

/// <summary>Marks an endpoint that asks for no credential.</summary>
internal sealed record PublicEndpoint;
