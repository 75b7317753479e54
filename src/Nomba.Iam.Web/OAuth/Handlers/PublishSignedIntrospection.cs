using System.Collections.Immutable;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>Says in the metadata what introspection answers are signed with (RFC 9701 section 7).</summary>
internal sealed class PublishSignedIntrospection : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    private static readonly ImmutableArray<string?> Algorithms = ["ES256"];

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.Metadata["introspection_signing_alg_values_supported"] = Algorithms;
        return ValueTask.CompletedTask;
    }
}
