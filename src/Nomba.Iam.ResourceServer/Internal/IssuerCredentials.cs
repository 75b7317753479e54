using System.Net.Http.Headers;
using System.Text;

namespace Nomba.Iam.ResourceServer.Internal;

internal static class IssuerCredentials
{
    /// <summary>This API's own; both halves are form-encoded before they are joined (RFC 6749 section 2.3.1).</summary>
    public static AuthenticationHeaderValue Of(NombaResourceServerOptions options) => new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(options.ClientId!)}:{Uri.EscapeDataString(options.ClientSecret!)}")));
}
