using System.Security.Claims;
using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Web.OAuth.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>Answers a token request with both tokens, whatever the grant (RFC 6749 section 5.1).</summary>
internal sealed class IssueTokens(IEnumerable<IGrant> grants, ISender sender) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        // A client id that is no UUID cannot have been authenticated; a grant that is not listed was refused before.
        var client = Guid.Parse(context.Request.ClientId!);
        var grant = grants.First(g => g.Type == context.Request.GrantType);
        var result = await grant.RedeemAsync(context.Request, client, context.CancellationToken);
        if (!result.TryGetValue(out var tokens))
        {
            context.Reject(OAuthErrors.Code(result.Error), result.Error.Message);
            return;
        }

        var parameters = context.Parameters;
        parameters[Parameters.AccessToken] = tokens.RevealAccessToken();
        parameters[Parameters.TokenType] = TokenTypes.Bearer;
        parameters[Parameters.ExpiresIn] = (long)(tokens.Token.ExpiresAt - tokens.Token.IssuedAt).TotalSeconds;
        parameters[Parameters.RefreshToken] = tokens.RevealRefreshToken();
        parameters[Parameters.Scope] = tokens.Token.Scope;
        if (tokens.Grant is { } agreed && agreed.OpenId.Contains(Scopes.OpenId, StringComparer.Ordinal))
        {
            parameters[Parameters.IdToken] = await sender.Send(new CreateIdToken(tokens), context.CancellationToken);
        }

        context.SignIn(PrincipalOf(tokens));
    }

    // The protocol engine wants to know who signs in; what the tokens say has been decided.
    private static ClaimsPrincipal PrincipalOf(TokenPair tokens) =>
        new(new ClaimsIdentity([new Claim(Claims.Subject, tokens.Token.Subject.ToString())], "Nomba.Iam"));
}
