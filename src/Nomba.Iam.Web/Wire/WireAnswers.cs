using System.Globalization;
using System.Text.Json.Serialization;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Contracts.Wire;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Wire;

/// <summary>Answers in the wire envelope: the only place that translates errors for this door.</summary>
internal static class WireAnswers
{
    private const string RetryAfterSeconds = "1";

    public static readonly IResult InvalidCredentials = Fail(StatusCodes.Status401Unauthorized, WireCodes.InvalidCredentials, "Invalid credentials");

    public static readonly IResult TokenExpired = Fail(StatusCodes.Status401Unauthorized, WireCodes.TokenExpired, "Token expired");

    public static readonly IResult Unauthorized = Fail(StatusCodes.Status401Unauthorized, WireCodes.Unauthorized, "Unauthorized");

    public static IResult Tokens(TokenPair pair, string businessId) => Results.Json(
        new WireEnvelope<WireTokens>(WireCodes.Success, "Success", new WireTokens
        {
            BusinessId = businessId,
            AccessToken = pair.RevealAccessToken(),
            RefreshToken = pair.RevealRefreshToken(),
            ExpiresAt = pair.Token.ExpiresAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ExpiresIn = (int)(pair.Token.ExpiresAt - pair.Token.IssuedAt).TotalSeconds,
        }),
        WireJson.Default.WireEnvelopeWireTokens);

    public static IResult Revoked() => Results.Json(new WireDone(WireCodes.Success, "Token revoked successfully"), WireJson.Default.WireDone);

    public static IResult Refuse(Error error, IResult otherwise) =>
        error.Kind == ErrorKind.Unavailable ? new Unavailable() : otherwise;

    public static IResult Fail(int status, string code, string description) =>
        Results.Json(new WireEnvelope<object>(code, description, null), WireJson.Default.WireEnvelopeObject, statusCode: status);

    public sealed class Unavailable : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            return Fail(StatusCodes.Status503ServiceUnavailable, WireCodes.Unavailable, "Try again in a moment").ExecuteAsync(httpContext);
        }
    }
}

internal sealed record WireDone([property: JsonPropertyName("code")] string Code, [property: JsonPropertyName("description")] string Description);

[JsonSerializable(typeof(WireEnvelope<WireTokens>), TypeInfoPropertyName = "WireEnvelopeWireTokens")]
[JsonSerializable(typeof(WireEnvelope<object>), TypeInfoPropertyName = "WireEnvelopeObject")]
[JsonSerializable(typeof(WireDone))]
internal sealed partial class WireJson : JsonSerializerContext;
