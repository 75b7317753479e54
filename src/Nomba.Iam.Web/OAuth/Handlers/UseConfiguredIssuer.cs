using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>
/// The issuer byte for byte as configured, where a URI would gain a trailing slash: clients compare it as text (RFC 8414 section 3.3, RFC
/// 9207 section 2.4).
/// </summary>
internal sealed class UseConfiguredIssuer : IOpenIddictServerHandler<ApplyConfigurationResponseContext>, IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public ValueTask HandleAsync(ApplyConfigurationResponseContext context)
    {
        if (string.IsNullOrEmpty(context.Error))
        {
            context.Response[Metadata.Issuer] = context.Options.Issuer!.OriginalString;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (!string.IsNullOrEmpty(context.RedirectUri))
        {
            context.Response.Iss = context.Options.Issuer!.OriginalString;
        }

        return ValueTask.CompletedTask;
    }
}
