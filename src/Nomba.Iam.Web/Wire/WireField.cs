namespace Nomba.Iam.Web.Wire;

/// <summary>A field of a request body, under every name that clients in the wild send it by. The first is the documented one.</summary>
internal sealed class WireField(params string[] names)
{
    public static readonly WireField GrantType = new("grant_type", "grantType");

    public static readonly WireField ClientId = new("client_id", "clientId");

    public static readonly WireField ClientSecret = new("client_secret", "clientSecret");

    public static readonly WireField RefreshToken = new("refresh_token", "refreshToken");

    public static readonly WireField AccessToken = new("access_token", "accessToken", "token");

    /// <summary>The access token under its short name, which comes alone.</summary>
    public static readonly WireField BareToken = new("token");

    public static readonly WireField Code = new("code", "auth_code", "authCode");

    public static readonly WireField CodeVerifier = new("code_verifier", "codeVerifier");

    public static readonly WireField RedirectUri = new("redirect_uri", "redirectUri");

    /// <summary>Whether access is given or taken. Not the grant of an issuance, which clients write alike.</summary>
    public static readonly WireField AccessGrant = new("grantType", "grant_type");

    public static readonly WireField AccessRole = new("role");

    public string Name { get; } = names[0];

    public bool Has(string name) => names.Contains(name, StringComparer.Ordinal);
}
