using System.Text;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// A client's id and secret from the Authorization header: Basic, each of them form-encoded (RFC 6749 section 2.3.1). Null when there is no such
/// header, or none that can be read.
/// </summary>
internal sealed record BasicCredentials(string ClientId, string Secret)
{
    private const string Scheme = "Basic ";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static BasicCredentials? Read(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && Decode(header[Scheme.Length..].Trim()) is { } pair && pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at
            ? new BasicCredentials(FormDecode(pair[..at]), FormDecode(pair[(at + 1)..]))
            : null;

    public override string ToString() => nameof(BasicCredentials);

    private static string? Decode(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return null;
        }

        try
        {
            return Strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string FormDecode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
