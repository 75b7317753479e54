namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>The bearer token of a request: from the Authorization header alone, the scheme in any case. Query and body are never looked at.</summary>
internal readonly record struct AuthorizationHeader(string? Token, bool IsMalformed)
{
    private const string Scheme = "Bearer";

    public static AuthorizationHeader Read(HttpRequest request)
    {
        var values = request.Headers.Authorization;
        if (values.Count != 1)
        {
            return new AuthorizationHeader(null, values.Count > 1);
        }

        var value = values[0] ?? "";
        if (!value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || (value.Length > Scheme.Length && value[Scheme.Length] != ' '))
        {
            return default;
        }

        var token = value.AsSpan(Scheme.Length).Trim(' ');
        return token.IsEmpty || token.ContainsAny(" ,\t\"") ? new AuthorizationHeader(null, true) : new AuthorizationHeader(token.ToString(), false);
    }

    public override string ToString() => nameof(AuthorizationHeader);
}
