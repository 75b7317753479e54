using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Nomba.Iam.Web.OAuth.Grants;

/// <summary>RFC 6749 section 6.</summary>
internal sealed class RefreshTokenGrant(ISender sender, IHttpContextAccessor http) : IGrant
{
    public string Type => GrantTypes.RefreshToken;

    public ValueTask<Result<TokenPair>> RedeemAsync(OpenIddictRequest request, Guid client, CancellationToken cancellationToken) =>
        sender.Send(new RefreshTokens(request.RefreshToken!, client, request.GetScopes(), http.OAuthOrigin), cancellationToken);
}
