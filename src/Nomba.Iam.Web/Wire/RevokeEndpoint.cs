using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Web.Wire;

/// <summary>POST /v1/auth/token/revoke: kills the token's whole family; a token that is dead already is a success.</summary>
internal sealed class RevokeEndpoint(ISender sender)
{
    public async Task<IResult> HandleAsync(HttpContext context, WireBody body)
    {
        var account = WireAccount.Find(context.Request);
        if (account is null && WireAccount.IsPresent(context.Request))
        {
            return WireAnswers.Unauthorized;
        }

        var token = body.Find(WireFields.AccessToken) ?? body.Find(WireFields.RefreshToken) ?? throw WireFault.Bad("access_token is required");
        var client = Guid.TryParse(body.Require(WireFields.ClientId), out var id) ? id : Guid.Empty;
        var result = await sender.Send(new RevokeToken(token, client, account?.Id), context.RequestAborted);
        return result.IsSuccess ? WireAnswers.Revoked() : WireAnswers.Refuse(result.Error, WireAnswers.Unauthorized);
    }
}
