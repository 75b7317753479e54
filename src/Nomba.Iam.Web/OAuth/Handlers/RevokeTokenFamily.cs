using Mediator;
using Nomba.Iam.Application.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>RFC 7009: either token of a family kills the whole family; another client's token is refused and left alone (section 2.1).</summary>
internal sealed class RevokeTokenFamily(ISender sender) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        var command = new RevokeToken(context.Request.Token!, Guid.Parse(context.Request.ClientId!), OrganizationId: null);
        var result = await sender.Send(command, context.CancellationToken);
        if (!result.IsSuccess)
        {
            context.Reject(Errors.UnauthorizedClient, "The token was issued to another client.");
        }
    }
}
