using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Wire.Grants;

/// <summary><c>refresh_token</c>: a handle to new tokens, unless something else in the request says that it is another client's.</summary>
internal sealed class RefreshHandle(ISender sender)
{
    /// <summary>Nobody proves to be anybody.</summary>
    public ValueTask<Result<TokenPair>> RedeemAsync(WireRequest request, WireAccount account, CancellationToken cancellationToken) =>
        RedeemAsync(request, account, null, cancellationToken);

    /// <summary>A secret that is sent must be right, and is what lets a confidential application refresh.</summary>
    public async ValueTask<Result<TokenPair>> RedeemAuthenticatedAsync(WireRequest request, WireAccount account, CancellationToken cancellationToken)
    {
        if (request.Body[WireField.ClientSecret] is not { } secret)
        {
            return await RedeemAsync(request, account, cancellationToken);
        }

        if (request.Body.Missing(WireField.ClientId) is { } missing)
        {
            return missing;
        }

        return request.TryReadClient(out var client) && await IsRightAsync(client!.Value, secret, account, cancellationToken)
            ? await RedeemAsync(request, account, client, cancellationToken)
            : TokenErrors.InvalidClient;
    }

    // A contradiction is found before the family moves: a mix-up of two clients' tokens must not cost either of them its handle.
    private async ValueTask<Result<TokenPair>> RedeemAsync(WireRequest request, WireAccount account, Guid? proven, CancellationToken cancellationToken)
    {
        if (request.Body.Missing(WireField.RefreshToken) is { } missing)
        {
            return missing;
        }

        var bearer = request.AccessToken is { } token ? await sender.Send(new IdentifyTokenClient(token), cancellationToken) : null;
        if (!request.TryReadClient(out var named) || (named is not null && bearer is not null && named != bearer))
        {
            return TokenErrors.InvalidRefreshToken;
        }

        var command = new RefreshTokens(request.Body[WireField.RefreshToken]!, proven, [], request.Origin) { OrganizationId = account.Id, ExpectedClient = named ?? bearer };
        return await sender.Send(command, cancellationToken);
    }

    private async ValueTask<bool> IsRightAsync(Guid client, string secret, WireAccount account, CancellationToken cancellationToken)
    {
        var key = await sender.Send(new AuthenticateKey(client, secret, account.Id), cancellationToken);
        return key.IsSuccess || (await sender.Send(new AuthenticateApplication(client, secret), cancellationToken)).IsSuccess;
    }
}
