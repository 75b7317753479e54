using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>Says in the metadata that public applications redeem codes without a secret (RFC 8414 section 2, RFC 7591 section 2).</summary>
internal sealed class PublishPublicClients : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.TokenEndpointAuthenticationMethods.Add("none");
        context.RevocationEndpointAuthenticationMethods.Add("none");
        return ValueTask.CompletedTask;
    }
}
