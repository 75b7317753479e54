using Mediator;
using Nomba.Iam.Application.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>Has the true reason of a refused client written into the audit log. The answer stays the same (RFC 6749 section 5.2).</summary>
internal sealed class NoteRefusedClient(ISender sender) : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public async ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        if (context.Response.Error == Errors.InvalidClient)
        {
            await sender.Send(new ExplainRefusal(context.Request?.ClientId, context.Request?.ClientSecret), context.CancellationToken);
        }
    }
}
