using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// Asks the issuer about a token, each time (RFC 7662). Whatever is not a clear yes is a refusal; an issuer that does not answer, or does
/// not accept this API's own credentials, makes it 503: the caller's token may be perfectly good.
/// </summary>
internal sealed class IntrospectionCheck(IssuerMetadata metadata, IHttpClientFactory http, IOptions<NombaResourceServerOptions> options)
{
    public async ValueTask<TokenVerdict> CheckAsync(string token, IPAddress? address, CancellationToken cancellationToken)
    {
        if (await metadata.FindAsync(cancellationToken) is not { IntrospectionEndpoint: { Length: > 0 } endpoint })
        {
            return new TokenVerdict.Unknown();
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.Value.IntrospectionTimeout);
        try
        {
            using var request = RequestFor(endpoint, token, address);
            using var response = await http.CreateClient(NombaDefaults.HttpClient).SendAsync(request, timeout.Token);
            if (!response.IsSuccessStatusCode)
            {
                return new TokenVerdict.Unknown();
            }

            using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(timeout.Token), cancellationToken: timeout.Token);
            return Judge(answer.RootElement);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new TokenVerdict.Unknown();
        }
    }

    private HttpRequestMessage RequestFor(string endpoint, string token, IPAddress? address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("token", token),
                KeyValuePair.Create("token_type_hint", "access_token"),

                // A key may be held to certain addresses: without the caller's, the issuer calls its tokens inactive.
                KeyValuePair.Create("client_address", address is null ? "" : new IPAddress(address.GetAddressBytes()).ToString()),
            ]),
        };
        request.Headers.Authorization = IssuerCredentials.Of(options.Value);
        return request;
    }

    private TokenVerdict Judge(JsonElement answer)
    {
        var good = answer.ValueKind == JsonValueKind.Object
            && answer.TryGetProperty("active", out var active) && active.ValueKind == JsonValueKind.True
            && answer.TryGetProperty("token_type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("Bearer")
            && IsForUs(answer);
        return good && JwtClaims.CallerOf(answer) is { } caller && caller.Environment == options.Value.Environment
            ? new TokenVerdict.Good(caller, null)
            : TokenVerdict.BadToken;
    }

    private bool IsForUs(JsonElement answer) => answer.TryGetProperty("aud", out var audience) && audience.ValueKind switch
    {
        JsonValueKind.String => audience.ValueEquals(options.Value.Audience),
        JsonValueKind.Array => audience.EnumerateArray().Any(a => a.ValueKind == JsonValueKind.String && a.ValueEquals(options.Value.Audience)),
        _ => false,
    };
}
