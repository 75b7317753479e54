using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>Requires tokens and codes to be there, and leaves their validation to the use case that acts on them: once, atomically.</summary>
internal sealed class LeaveTokensToTheEngine : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        context.ValidateAuthorizationCode = false;
        context.ValidateRefreshToken = false;
        context.ValidateGenericToken = false;
        context.ValidateIdentityToken = false;
        return ValueTask.CompletedTask;
    }
}
