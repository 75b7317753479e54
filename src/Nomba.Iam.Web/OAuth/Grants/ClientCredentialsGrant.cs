using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Nomba.Iam.Web.OAuth.Grants;

/// <summary>
/// RFC 6749 section 4.4. Answers with a refresh token too, which section 4.4.3 advises against: merchants' clients expect one, and it dies
/// with the key like everything else (docs/adr/0004).
/// </summary>
internal sealed class ClientCredentialsGrant(ISender sender, IHttpContextAccessor http) : IGrant
{
    public string Type => GrantTypes.ClientCredentials;

    public ValueTask<Result<TokenPair>> RedeemAsync(OpenIddictRequest request, Guid client, CancellationToken cancellationToken) =>
        sender.Send(new IssueKeyTokens(client, request.GetScopes(), request.GetResources(), http.OAuthOrigin), cancellationToken);
}
