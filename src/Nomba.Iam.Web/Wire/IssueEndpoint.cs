using Nomba.Iam.Web.Wire.Grants;

namespace Nomba.Iam.Web.Wire;

/// <summary>Credentials, an authorization code or a refresh token to tokens.</summary>
internal sealed class IssueEndpoint(KeyCredentials keyCredentials, RefreshHandle refreshHandle, CodeExchange codeExchange) : IWireEndpoint
{
    private const string ClientCredentials = "client_credentials";
    private const string RefreshToken = "refresh_token";
    private const string AuthorizationCode = "authorization_code";

    public static string Path => WireRegistration.Prefix + "/auth/token/issue";

    public static IReadOnlyList<WireField> Fields { get; } =
    [
        WireField.GrantType, WireField.ClientId, WireField.ClientSecret, WireField.RefreshToken,
        WireField.Code, WireField.CodeVerifier, WireField.RedirectUri,
    ];

    public async ValueTask<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellationToken)
    {
        if (request.Account is not { } account)
        {
            return WireAnswer.Of(WireErrors.NoAccount);
        }

        var result = request.Body[WireField.GrantType] switch
        {
            ClientCredentials => await keyCredentials.RedeemAsync(request, account, cancellationToken),
            RefreshToken => await refreshHandle.RedeemAuthenticatedAsync(request, account, cancellationToken),
            AuthorizationCode => await codeExchange.RedeemAsync(request, account, cancellationToken),
            null => WireErrors.Missing(WireField.GrantType.Name),
            _ => WireErrors.NotOneOf(WireField.GrantType.Name, ClientCredentials, RefreshToken, AuthorizationCode),
        };
        return WireAnswer.Of(account, result);
    }
}
