using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Nomba.Iam.Web.Wire;

/// <summary>The body of a wire request: JSON or a form, at most 16 KiB, every field a string.</summary>
internal sealed class WireBody
{
    public const int MaxLength = 16 * 1024;

    private readonly Dictionary<string, string> _fields;

    private WireBody(Dictionary<string, string> fields) => _fields = fields;

    public static async ValueTask<WireBody> ReadAsync(HttpRequest request)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        var bytes = await ReadBytesAsync(request);
        return new WireBody(type?.ToUpperInvariant() switch
        {
            "APPLICATION/JSON" => ReadJson(bytes),
            "APPLICATION/X-WWW-FORM-URLENCODED" => ReadForm(System.Text.Encoding.UTF8.GetString(bytes.Span)),
            _ => throw new WireFault(StatusCodes.Status415UnsupportedMediaType, "415", "Send application/json"),
        });
    }

    /// <summary>The field under any of its names; null when absent or empty. Two names that disagree are a fault.</summary>
    public string? Find(string[] names)
    {
        string? found = null;
        foreach (var name in names)
        {
            if (!_fields.TryGetValue(name, out var value) || value.Length == 0)
            {
                continue;
            }

            if (found is not null && found != value)
            {
                throw WireFault.Bad($"{names[0]} is given twice, with different values");
            }

            found = value;
        }

        return found;
    }

    public string Require(string[] names) => Find(names) ?? throw WireFault.Bad($"{names[0]} is required");

    public override string ToString() => nameof(WireBody);

    // Counted while it is read: a chunked body does not say how long it is.
    private static async ValueTask<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request)
    {
        var buffer = new byte[MaxLength + 1];
        var length = 0;
        int read;
        while (length < buffer.Length && (read = await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted)) > 0)
        {
            length += read;
        }

        return length > MaxLength
            ? throw new WireFault(StatusCodes.Status413PayloadTooLarge, "413", "The request is larger than 16 KiB")
            : buffer.AsMemory(0, length);
    }

    private static Dictionary<string, string> ReadJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw WireFault.Bad("The body must be a JSON object");
            }

            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in json.RootElement.EnumerateObject())
            {
                Add(fields, member.Name, TextOf(member));
            }

            return fields;
        }
        catch (JsonException)
        {
            throw WireFault.Bad("The body is not valid JSON");
        }
    }

    private static string TextOf(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.String => member.Value.GetString()!,
        JsonValueKind.Null => "",
        _ when IsKnown(member.Name) => throw WireFault.Bad($"{member.Name} must be a string"),
        _ => "",
    };

    private static bool IsKnown(string name) =>
        WireFields.ClientId.Contains(name) || WireFields.ClientSecret.Contains(name) || WireFields.GrantType.Contains(name)
        || WireFields.RefreshToken.Contains(name) || WireFields.AccessToken.Contains(name) || WireFields.Code.Contains(name)
        || WireFields.CodeVerifier.Contains(name) || WireFields.RedirectUri.Contains(name);

    private static Dictionary<string, string> ReadForm(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in QueryHelpers.ParseQuery(text))
        {
            foreach (var value in values)
            {
                Add(fields, name, value ?? "");
            }
        }

        return fields;
    }

    private static void Add(Dictionary<string, string> fields, string name, string value)
    {
        if (!fields.TryAdd(name, value) && fields[name] != value)
        {
            throw WireFault.Bad($"{name} is given twice, with different values");
        }
    }
}
