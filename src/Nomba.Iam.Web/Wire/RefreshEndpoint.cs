using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Wire;

/// <summary>POST /v1/auth/token/refresh: no client authentication; whatever else is sent along must not contradict the token.</summary>
internal sealed class RefreshEndpoint(ISender sender)
{
    public async Task<IResult> HandleAsync(HttpContext context, WireBody body)
    {
        if (WireAccount.Find(context.Request) is not { } account)
        {
            return WireAnswers.Unauthorized;
        }

        if (body.Require(WireFields.GrantType) != "refresh_token")
        {
            throw WireFault.Bad("grant_type must be refresh_token");
        }

        var handle = body.Require(WireFields.RefreshToken);
        if (!await TryClaimAsync(context, body))
        {
            return WireAnswers.TokenExpired;
        }

        var command = new RefreshTokens(handle, Client: null, []) { OrganizationId = account.Id, ExpectedClient = context.Features.Get<ClaimedClient>()?.Id };
        var pair = await sender.Send(command, context.RequestAborted);
        return pair.TryGetValue(out var tokens)
            ? WireAnswers.Tokens(tokens, account.Text)
            : WireAnswers.Refuse(pair.Error, WireAnswers.TokenExpired);
    }

    // An access token of another client, expired or not, means that two clients' tokens were mixed up: nobody's luck should depend on it.
    private async Task<bool> TryClaimAsync(HttpContext context, WireBody body)
    {
        var bearer = BearerToken.Read(context.Request).Token is { } token
            ? await sender.Send(new IdentifyTokenClient(token), context.RequestAborted)
            : null;
        var named = body.Find(WireFields.ClientId) is { } text ? (Guid.TryParse(text, out var id) ? id : Guid.Empty) : (Guid?)null;
        if (bearer is { } one && named is { } other && one != other)
        {
            return false;
        }

        if ((bearer ?? named) is { } client)
        {
            context.Features.Set(new ClaimedClient(client));
        }

        return true;
    }

    private sealed record ClaimedClient(Guid Id);
}
