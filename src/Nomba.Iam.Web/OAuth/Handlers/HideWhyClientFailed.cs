using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>
/// Unknown client, wrong secret, missing secret, suspended and revoked key get the same words: RFC 6749 section 5.2 asks for one error, and
/// telling them apart would tell an attacker which client ids exist.
/// </summary>
internal sealed class HideWhyClientFailed :
    IOpenIddictServerHandler<ApplyTokenResponseContext>,
    IOpenIddictServerHandler<ApplyIntrospectionResponseContext>,
    IOpenIddictServerHandler<ApplyRevocationResponseContext>
{
    public ValueTask HandleAsync(ApplyTokenResponseContext context) => Hide(context.Response);

    public ValueTask HandleAsync(ApplyIntrospectionResponseContext context) => Hide(context.Response);

    public ValueTask HandleAsync(ApplyRevocationResponseContext context) => Hide(context.Response);

    private static ValueTask Hide(OpenIddictResponse response)
    {
        // The links lead to the documentation of the library, not to anything of ours.
        response.ErrorUri = null;
        if (response.Error == Errors.InvalidClient)
        {
            response.ErrorDescription = OAuthErrors.InvalidClientDescription;
        }

        return ValueTask.CompletedTask;
    }
}
