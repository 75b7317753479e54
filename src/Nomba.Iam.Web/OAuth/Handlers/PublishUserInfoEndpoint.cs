using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>Names the userinfo endpoint in the metadata: it is an endpoint of ours, not one of the protocol engine (OpenID Connect Discovery section 3).</summary>
internal sealed class PublishUserInfoEndpoint : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.UserInfoEndpoint = new Uri(context.BaseUri!, "oauth2/userinfo");
        return ValueTask.CompletedTask;
    }
}
