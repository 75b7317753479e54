using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Wire.Grants;

/// <summary><c>authorization_code</c>: the end of the PKCE flow. A confidential application sends its secret too, a public one has none.</summary>
internal sealed class CodeExchange(ISender sender)
{
    public async ValueTask<Result<TokenPair>> RedeemAsync(WireRequest request, WireAccount account, CancellationToken cancellationToken)
    {
        var body = request.Body;
        if (body.Missing(WireField.Code, WireField.CodeVerifier, WireField.ClientId, WireField.RedirectUri) is { } missing)
        {
            return missing;
        }

        if (!request.TryReadClient(out var client))
        {
            return TokenErrors.InvalidClient;
        }

        var application = await sender.Send(new AuthenticateApplication(client!.Value, body[WireField.ClientSecret]), cancellationToken);
        if (!application.IsSuccess)
        {
            return application.Error;
        }

        var exchange = new ExchangeCode(body[WireField.Code]!, client.Value, body[WireField.RedirectUri], body[WireField.CodeVerifier]) { OrganizationId = account.Id };
        return await sender.Send(exchange, cancellationToken);
    }
}
