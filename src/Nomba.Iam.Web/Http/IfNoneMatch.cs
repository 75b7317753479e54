using Microsoft.Net.Http.Headers;

namespace Nomba.Iam.Web.Http;

/// <summary>The <c>If-None-Match</c> header (RFC 9110 section 13.1.2): what the reader has already.</summary>
internal static class IfNoneMatch
{
    /// <summary>Whether the reader has what this tag names. Compared weakly: <c>W/</c> before a tag does not matter to a reader.</summary>
    public static bool Names(HttpRequest request, string tag)
    {
        var header = request.Headers.IfNoneMatch.ToString();
        return header.Trim() == "*" || (EntityTagHeaderValue.TryParseList([header], out var tags) && tags.Any(t => t.Tag == tag));
    }
}
