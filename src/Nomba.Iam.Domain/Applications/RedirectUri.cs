namespace Nomba.Iam.Domain.Applications;

/// <summary>Which addresses may be registered, and how one that is sent is compared with them (RFC 9700 section 2.1, RFC 8252).</summary>
public static class RedirectUri
{
    private static readonly string[] NotPrivate = ["javascript", "data", "file", "blob", "about", "vbscript", "ws", "wss", "ftp", "mailto"];

    public static bool MayBeRegistered(string text)
    {
        if (text.Contains('*', StringComparison.Ordinal) || text.Contains('#', StringComparison.Ordinal)
            || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0)
        {
            return false;
        }

        return uri.Scheme switch
        {
            "https" => true,
            "http" => IsLoopback(uri),
            _ => !NotPrivate.Contains(uri.Scheme, StringComparer.Ordinal),
        };
    }

    /// <summary>Exact comparison; on a loopback IP literal any port will do, because a native app cannot choose its own.</summary>
    public static bool Matches(string registered, string sent)
    {
        if (string.Equals(registered, sent, StringComparison.Ordinal))
        {
            return true;
        }

        return Uri.TryCreate(registered, UriKind.Absolute, out var left)
            && Uri.TryCreate(sent, UriKind.Absolute, out var right)
            && left.Scheme == "http" && IsLoopbackLiteral(left) && IsLoopbackLiteral(right)
            && string.Equals(WithoutPort(left, registered), WithoutPort(right, sent), StringComparison.Ordinal);
    }

    private static bool IsLoopback(Uri uri) => IsLoopbackLiteral(uri) || uri.Host == "localhost";

    private static bool IsLoopbackLiteral(Uri uri) => uri.Host is "127.0.0.1" or "[::1]";

    // Cut from the text that was sent, not from the parsed form: parsing would forgive differences in the path.
    private static string WithoutPort(Uri uri, string text)
    {
        var prefix = $"{uri.Scheme}://{uri.Host}";
        if (!text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return text;
        }

        var rest = text.AsSpan(prefix.Length);
        if (rest.StartsWith(":"))
        {
            rest = rest[1..].TrimStart("0123456789");
        }

        return string.Concat(prefix, rest);
    }
}
