using System.Globalization;
using System.Text.Json;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Contracts.Wire;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Wire;

/// <summary>An answer: the status and the envelope, which never say different things. Holds secrets.</summary>
internal sealed class WireAnswer
{
    private const string RetryAfterSeconds = "1";

    private readonly int _status;
    private readonly byte[] _body;

    private WireAnswer(int status, byte[] body) => (_status, _body) = (status, body);

    /// <summary>The documented answer has no <c>data</c>.</summary>
    public static WireAnswer Revoked { get; } =
        new(StatusCodes.Status200OK, """{"code":"00","description":"Token revoked successfully"}"""u8.ToArray());

    public static WireAnswer Of(Error error) => Of(WireErrors.Describe(error));

    public static WireAnswer Of(WireFailure failure) =>
        new(failure.Status, Write(new WireEnvelope<WireTokens>(failure.Code, failure.Description, null)));

    public static WireAnswer Of(WireAccount account, Result<TokenPair> result) =>
        result.TryGetValue(out var tokens)
            ? new(StatusCodes.Status200OK, Write(new WireEnvelope<WireTokens>(WireCodes.Success, "Success", Describe(account, tokens))))
            : Of(result.Error);

    public static WireAnswer Of(WireAccess access) => new(
        StatusCodes.Status200OK,
        JsonSerializer.SerializeToUtf8Bytes(new WireEnvelope<WireAccess>(WireCodes.Success, "Success", access), WireJson.Default.WireEnvelopeWireAccess));

    public Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = _status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = _body.Length;
        response.Headers.CacheControl = "no-store";
        if (_status == StatusCodes.Status401Unauthorized)
        {
            BearerChallenge.Describe(response, null);
        }
        else if (_status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return response.Body.WriteAsync(_body, cancellationToken).AsTask();
    }

    public override string ToString() => nameof(WireAnswer);

    private static WireTokens Describe(WireAccount account, TokenPair tokens) => new()
    {
        BusinessId = account.Text,
        AccessToken = tokens.RevealAccessToken(),
        RefreshToken = tokens.RevealRefreshToken(),
        ExpiresAt = tokens.Token.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ExpiresIn = (int)(tokens.Token.ExpiresAt - tokens.Token.IssuedAt).TotalSeconds,
    };

    private static byte[] Write(WireEnvelope<WireTokens> envelope) => JsonSerializer.SerializeToUtf8Bytes(envelope, WireJson.Default.WireEnvelopeWireTokens);
}
