using Nomba.Iam.Domain.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>Rejects a code challenge that is no SHA-256 in base64url: nothing could ever match it (RFC 7636 section 4.2).</summary>
internal sealed class RequireWellFormedChallenge : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (!CodeChallenge.IsChallenge(context.Request.CodeChallenge))
        {
            context.Reject(Errors.InvalidRequest, "The code_challenge must be 43 base64url characters, by the method S256.");
        }

        return ValueTask.CompletedTask;
    }
}
