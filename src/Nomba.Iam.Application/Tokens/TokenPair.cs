namespace Nomba.Iam.Application.Tokens;

/// <summary>An issuance: both tokens, as text. Holds secrets.</summary>
public sealed class TokenPair(AccessToken token, string accessToken, string refreshToken, TokenGrant? grant)
{
    public AccessToken Token { get; } = token;

    /// <summary>What a person agreed to, for the ID token; null for an API key that narrowed nothing.</summary>
    public TokenGrant? Grant { get; } = grant;

    public string RevealAccessToken() => accessToken;

    public string RevealRefreshToken() => refreshToken;

    public override string ToString() => nameof(TokenPair);
}
