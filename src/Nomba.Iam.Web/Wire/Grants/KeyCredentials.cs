using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Wire.Grants;

/// <summary><c>client_credentials</c>: an API key's id and secret, of the organization that the request names.</summary>
internal sealed class KeyCredentials(ISender sender)
{
    public async ValueTask<Result<TokenPair>> RedeemAsync(WireRequest request, WireAccount account, CancellationToken cancellationToken)
    {
        if (request.Body.Missing(WireField.ClientId, WireField.ClientSecret) is { } missing)
        {
            return missing;
        }

        if (!request.TryReadClient(out var client))
        {
            return TokenErrors.InvalidClient;
        }

        var key = await sender.Send(new AuthenticateKey(client!.Value, request.Body[WireField.ClientSecret]!, account.Id), cancellationToken);
        return key.IsSuccess ? await sender.Send(new IssueKeyTokens(client.Value, [], [], request.Origin), cancellationToken) : key.Error;
    }
}
