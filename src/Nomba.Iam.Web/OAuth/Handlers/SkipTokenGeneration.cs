using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>The answer already carries what the token engine made, as parameters: nothing else is generated.</summary>
internal sealed class SkipTokenGeneration : IOpenIddictServerHandler<ProcessSignInContext>
{
    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        (context.GenerateAccessToken, context.IncludeAccessToken) = (false, false);
        (context.GenerateAuthorizationCode, context.IncludeAuthorizationCode) = (false, false);
        (context.GenerateIdentityToken, context.IncludeIdentityToken) = (false, false);
        (context.GenerateRefreshToken, context.IncludeRefreshToken) = (false, false);
        return ValueTask.CompletedTask;
    }
}
