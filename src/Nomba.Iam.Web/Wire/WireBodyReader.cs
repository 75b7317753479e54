using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Wire;

/// <summary>Reads a request body as the contract allows it: JSON or form, any charset parameter, chunked or not, up to a cap.</summary>
internal static class WireBodyReader
{
    private const int MaxLength = 16 * 1024;
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    public static async ValueTask<Result<WireBody>> ReadAsync(HttpRequest request, IReadOnlyList<WireField> fields, CancellationToken cancellationToken)
    {
        var type = MediaTypeOf(request);
        if (type is not (Json or Form or "") || !IsPlain(request))
        {
            return WireErrors.UnsupportedMediaType;
        }

        if (request.ContentLength > MaxLength || await ReadBytesAsync(request.BodyReader, cancellationToken) is not { } bytes)
        {
            return WireErrors.TooLarge;
        }

        if (bytes.Length == 0)
        {
            return WireErrors.Empty;
        }

        var sent = type switch
        {
            Json => ReadJson(bytes),
            Form => ReadForm(bytes),
            _ => WireErrors.UnsupportedMediaType,
        };
        return sent.TryGetValue(out var pairs) ? WireBody.From(pairs, fields) : sent.Error;
    }

    // The charset parameter means nothing for JSON (RFC 8259 section 11) and forms come in UTF-8 from everybody.
    private static string MediaTypeOf(HttpRequest request) =>
        string.IsNullOrEmpty(request.ContentType) ? ""
        : MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value!.ToLowerInvariant()
        : "unreadable";

    private static bool IsPlain(HttpRequest request) =>
        request.Headers.ContentEncoding.All(e => string.IsNullOrEmpty(e) || e.Equals("identity", StringComparison.OrdinalIgnoreCase));

    // Counted while it arrives: a chunked body does not say beforehand how long it is.
    private static async ValueTask<byte[]?> ReadBytesAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAtLeastAsync(MaxLength + 1, cancellationToken);
        var bytes = read.Buffer.Length > MaxLength ? null : read.Buffer.ToArray();
        reader.AdvanceTo(read.Buffer.End);
        return bytes;
    }

    private static Result<List<KeyValuePair<string, string?>>> ReadJson(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(PreambleOf(bytes)));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json.RootElement.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null).Select(Pair).ToList()
                : WireErrors.NotAnObject;
        }
        catch (JsonException)
        {
            return WireErrors.NotJson;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8, inside a string: found only when the text is taken out.
            return WireErrors.NotJson;
        }
    }

    private static KeyValuePair<string, string?> Pair(JsonProperty member) =>
        new(member.Name, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null);

    private static int PreambleOf(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;

    private static Result<List<KeyValuePair<string, string?>>> ReadForm(byte[] bytes)
    {
        using var reader = new FormReader(Encoding.UTF8.GetString(bytes)) { KeyLengthLimit = MaxLength, ValueLengthLimit = MaxLength };
        var pairs = new List<KeyValuePair<string, string?>>();
        while (reader.ReadNextPair() is { } pair)
        {
            pairs.Add(new(pair.Key, pair.Value));
        }

        return pairs;
    }
}
