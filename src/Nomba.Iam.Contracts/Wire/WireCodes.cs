namespace Nomba.Iam.Contracts.Wire;

/// <summary>The <c>code</c> of a <see cref="WireEnvelope{T}"/>. Strings, not numbers: <c>"00"</c> keeps its zeros.</summary>
public static class WireCodes
{
    /// <summary>Success, always with HTTP 200.</summary>
    public const string Success = "00";

    /// <summary>Credentials that do not work, for whatever reason (HTTP 401).</summary>
    public const string InvalidCredentials = "01";

    /// <summary>A refresh token that is expired, unknown, reused or revoked (HTTP 401).</summary>
    public const string TokenExpired = "02";

    /// <summary>A malformed or missing field (HTTP 400).</summary>
    public const string BadRequest = "400";

    /// <summary>A missing or invalid <c>accountId</c>, or a bad access token at a resource API (HTTP 401).</summary>
    public const string Unauthorized = "401";

    /// <summary>The token lacks a permission (HTTP 403).</summary>
    public const string Forbidden = "403";

    /// <summary>No such record, or not yours (HTTP 404).</summary>
    public const string NotFound = "404";

    /// <summary>The method is not allowed here (HTTP 405).</summary>
    public const string MethodNotAllowed = "405";

    /// <summary>The body is larger than 16 KiB (HTTP 413).</summary>
    public const string PayloadTooLarge = "413";

    /// <summary>The content type is not read here (HTTP 415).</summary>
    public const string UnsupportedMediaType = "415";

    /// <summary>Too many requests; wait for <c>Retry-After</c> seconds (HTTP 429).</summary>
    public const string TooManyRequests = "429";

    /// <summary>Our fault (HTTP 500).</summary>
    public const string ServerError = "500";

    /// <summary>A check that could not be made; wait for <c>Retry-After</c> seconds (HTTP 503).</summary>
    public const string Unavailable = "503";
}
