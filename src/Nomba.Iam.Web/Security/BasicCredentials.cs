using System.Net.Http.Headers;
using System.Text;

namespace Nomba.Iam.Web.Security;

/// <summary>A client's id and secret from the Authorization header; both halves were form-encoded before they were joined (RFC 6749 section 2.3.1).</summary>
internal sealed record BasicCredentials(Guid ClientId, string Secret)
{
    private const string Scheme = "Basic";

    /// <summary>Null when there are none, or they cannot be read, or the id is none of ours.</summary>
    public static BasicCredentials? Read(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        if (header.Count != 1 || !AuthenticationHeaderValue.TryParse(header[0], out var value)
            || !string.Equals(value.Scheme, Scheme, StringComparison.OrdinalIgnoreCase) || value.Parameter is not { } text)
        {
            return null;
        }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var written))
        {
            return null;
        }

        var (id, secret) = Halves(Encoding.UTF8.GetString(bytes, 0, written));
        return Guid.TryParseExact(id, "D", out var client) ? new BasicCredentials(client, secret) : null;
    }

    public override string ToString() => nameof(BasicCredentials);

    private static (string Id, string Secret) Halves(string joined)
    {
        var colon = joined.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (joined, "") : (Decode(joined[..colon]), Decode(joined[(colon + 1)..]));
    }

    private static string Decode(string half) => Uri.UnescapeDataString(half.Replace('+', ' '));
}
