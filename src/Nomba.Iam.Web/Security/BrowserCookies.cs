using Nomba.Iam.Web.Hosting;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// How cookies are named and guarded. Browsers take a <c>__Host-</c> cookie from this very host over https and from nowhere else, so no
/// sibling domain can plant one. Only an issuer on loopback http, a developer's machine or a test, does without.
/// </summary>
internal sealed class BrowserCookies(HostSettings settings)
{
    private readonly bool _loopback =
        Uri.TryCreate(settings.Issuer, UriKind.Absolute, out var issuer) && issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback;

    public CookieSecurePolicy SecurePolicy => _loopback ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    public string Name(string name) => _loopback ? name : $"__Host-{name}";

    public CookieOptions Options(HttpContext context, TimeSpan maxAge) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = maxAge,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = !_loopback || context.Request.IsHttps,
    };
}
