using Nomba.Iam.Web.Wire.Grants;

namespace Nomba.Iam.Web.Wire;

/// <summary>A refresh token to new tokens, without client credentials.</summary>
internal sealed class RefreshEndpoint(RefreshHandle refreshHandle) : IWireEndpoint
{
    private const string RefreshToken = "refresh_token";

    public static string Path => WireRegistration.Prefix + "/auth/token/refresh";

    public static IReadOnlyList<WireField> Fields { get; } = [WireField.GrantType, WireField.RefreshToken, WireField.ClientId];

    public async ValueTask<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellationToken)
    {
        if (request.Account is not { } account)
        {
            return WireAnswer.Of(WireErrors.NoAccount);
        }

        return request.Body[WireField.GrantType] switch
        {
            RefreshToken => WireAnswer.Of(account, await refreshHandle.RedeemAsync(request, account, cancellationToken)),
            null => WireAnswer.Of(WireErrors.Missing(WireField.GrantType.Name)),
            _ => WireAnswer.Of(WireErrors.NotOneOf(WireField.GrantType.Name, RefreshToken)),
        };
    }
}
