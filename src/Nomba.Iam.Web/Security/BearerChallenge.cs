using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Security;

/// <summary>The answers of RFC 6750 section 3: what a client without a token, with a bad one, or with too little is told.</summary>
internal static class BearerChallenge
{
    public const string InvalidRequest = "invalid_request";
    public const string InvalidToken = "invalid_token";

    private const string Realm = "Bearer realm=\"nomba-iam\"";

    public static readonly Error Malformed = Error.Invalid("auth.malformed", "Send exactly one Authorization header: Bearer, a space, the token.");

    public static void Describe(HttpResponse response, string? error)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.WWWAuthenticate = error is null ? Realm : $"{Realm}, error=\"{error}\"";
    }

    public static void DescribeScope(HttpResponse response, string scope)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.WWWAuthenticate = $"{Realm}, error=\"insufficient_scope\", scope=\"{scope}\"";
    }

    /// <summary>401; without an error code when there was no token at all, 400 when the request was malformed.</summary>
    public static IResult Refuse(HttpResponse response, string? error)
    {
        Describe(response, error);
        return Results.StatusCode(error == InvalidRequest ? StatusCodes.Status400BadRequest : StatusCodes.Status401Unauthorized);
    }

    public static IResult InsufficientScope(HttpResponse response, string scope)
    {
        DescribeScope(response, scope);
        return Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    public static IResult Unavailable(HttpResponse response)
    {
        response.Headers.RetryAfter = "1";
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
