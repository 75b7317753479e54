using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Refusals of the token engine. One per answer that a client may see: why exactly is not for it to know.</summary>
public static class TokenErrors
{
    public static readonly Error InvalidClient = Error.Unauthenticated("token.invalid_client", "The client credentials are not valid.");

    public static readonly Error InvalidRefreshToken = Error.Unauthenticated("token.invalid_refresh_token", "The refresh token is not valid or has expired.");

    public static readonly Error InvalidCode = Error.Unauthenticated("token.invalid_code", "The authorization code is not valid or has expired.");

    public static readonly Error InvalidToken = Error.Unauthenticated("token.invalid", "The token is not valid or has expired.");

    public static readonly Error Unavailable = new(ErrorKind.Unavailable, "token.unavailable", "The token cannot be checked right now. Try again in a moment.");

    public static readonly Error InvalidScope = Error.Forbidden("token.invalid_scope", "The scope asks for more than the member holds.");

    public static readonly Error InsufficientScope = Error.Forbidden("token.insufficient_scope", "The token was not granted the scope openid.");

    public static readonly Error InvalidTarget = Error.Invalid("token.invalid_target", "The resource is not one that the member may use.", "resource");
}
