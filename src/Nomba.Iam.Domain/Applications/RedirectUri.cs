namespace Nomba.Iam.Domain.Applications;

/// <summary>Which addresses may be registered, and how one that is sent is compared with them (RFC 9700 section 2.1, RFC 8252).</summary>
public static class RedirectUri
{
    public const int MaxLength = 2000;

    /// <summary>
    /// An https address, http on loopback, or a private scheme. That has a dot in it, as RFC 8252 section 7.1 asks (<c>com.example.app:</c>):
    /// it also keeps out every scheme that a browser or a system gives a meaning of its own.
    /// </summary>
    public static bool MayBeRegistered(string text)
    {
        if (text.Length > MaxLength || text.AsSpan().ContainsAny("*#\\ ") || text.Any(char.IsControl)
            || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0)
        {
            return false;
        }

        return uri.Scheme switch
        {
            "https" => uri.Host.Length > 0,
            "http" => IsLoopback(uri),
            var scheme => scheme.Contains('.', StringComparison.Ordinal),
        };
    }

    /// <summary>True when any program on the device may claim the address: it says nothing about who asked.</summary>
    public static bool IsPrivateScheme(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is not ("https" or "http");

    /// <summary>True when only the owner of the host can receive what is sent there, which loopback and private schemes cannot promise.</summary>
    public static bool NamesItsOwner(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "https";

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
