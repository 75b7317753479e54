using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Webhooks;

/// <summary>The shape of an address that events may be sent to. Where its host name leads is another matter, and checked when it is connected to.</summary>
public static class WebhookUrl
{
    public const int MaxLength = 500;

    private const int FirstFreePort = 1024;
    private const int HttpsPort = 443;
    private const int HttpPort = 80;

    /// <summary>
    /// Refuses other schemes, credentials (they would be in our database and logs), fragments, and the ports of other well-known services,
    /// which a signed POST might say something to.
    /// </summary>
    public static Result<Uri> Read(string? text, bool allowHttp)
    {
        if (text is null || text.Length > MaxLength || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) || !Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            return WebhookErrors.Url;
        }

        if (url.Scheme != Uri.UriSchemeHttps && !(allowHttp && url.Scheme == Uri.UriSchemeHttp))
        {
            return WebhookErrors.UrlScheme;
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0 || url.Host.Length == 0)
        {
            return WebhookErrors.UrlParts;
        }

        return url.Port >= FirstFreePort || url.Port == HttpsPort || (url.Scheme == Uri.UriSchemeHttp && url.Port == HttpPort) ? url : WebhookErrors.UrlPort;
    }
}
