using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Nomba.Iam.Web.OAuth.Grants;

/// <summary>RFC 6749 section 4.1.3 with RFC 7636.</summary>
internal sealed class AuthorizationCodeGrant(ISender sender) : IGrant
{
    public string Type => GrantTypes.AuthorizationCode;

    public ValueTask<Result<TokenPair>> RedeemAsync(OpenIddictRequest request, Guid client, CancellationToken cancellationToken) =>
        sender.Send(new ExchangeCode(request.Code!, client, request.RedirectUri, request.CodeVerifier), cancellationToken);
}
