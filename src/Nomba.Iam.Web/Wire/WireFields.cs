namespace Nomba.Iam.Web.Wire;

/// <summary>The fields of a wire request under the names that clients in the wild give them.</summary>
internal static class WireFields
{
    public static readonly string[] ClientId = ["client_id", "clientId"];
    public static readonly string[] ClientSecret = ["client_secret", "clientSecret"];
    public static readonly string[] GrantType = ["grant_type", "grantType"];
    public static readonly string[] RefreshToken = ["refresh_token", "refreshToken"];
    public static readonly string[] AccessToken = ["access_token", "accessToken", "token"];
    public static readonly string[] Code = ["code", "auth_code", "authCode"];
    public static readonly string[] CodeVerifier = ["code_verifier", "codeVerifier"];
    public static readonly string[] RedirectUri = ["redirect_uri", "redirectUri"];
}
