namespace Nomba.Iam.Web.Security;

/// <summary>The bearer token of a request: from the Authorization header alone, the scheme in any case (RFC 6750 section 2.1).</summary>
internal readonly record struct BearerToken(string? Token, bool IsMalformed)
{
    private const string Scheme = "Bearer";

    public static BearerToken Read(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        if (header.Count != 1)
        {
            return new BearerToken(null, header.Count > 1);
        }

        var value = header[0] ?? "";
        if (!value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || (value.Length > Scheme.Length && value[Scheme.Length] != ' '))
        {
            return default;
        }

        var token = value.AsSpan(Scheme.Length).Trim(' ');
        return token.IsEmpty || token.ContainsAny(" ,\t\"") ? new BearerToken(null, true) : new BearerToken(token.ToString(), false);
    }

    public override string ToString() => nameof(BearerToken);
}
