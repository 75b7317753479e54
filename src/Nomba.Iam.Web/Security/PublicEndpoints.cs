namespace Nomba.Iam.Web.Security;

internal static class PublicEndpoints
{
    extension<TBuilder>(TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>
        /// For whoever asks: what lets them do it is in the body, or nothing is needed. Let in by a policy and not past all of them, so that
        /// <see cref="LimitedAuthorization"/> counts these requests too, before their body is read.
        /// </summary>
        public TBuilder ForAnybody() => builder.WithMetadata(new PublicEndpoint()).RequireAuthorization(policy => policy.RequireAssertion(_ => true));
    }
}

/// <summary>Marks an endpoint that asks for no credential.</summary>
internal sealed record PublicEndpoint;
