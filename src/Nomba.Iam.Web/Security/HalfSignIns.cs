using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// Remembers for some minutes, in a sealed cookie, that this browser knew a person's password. It opens nothing but the page that asks for the
/// code. Another password in the meantime ends it.
/// </summary>
internal sealed class HalfSignIns(IDataProtectionProvider provider, BrowserCookies cookies, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = provider.CreateProtector("Nomba.Iam.Web.Security.HalfSignIns.v1");

    private string CookieName => cookies.Name("half");

    public void Leave(HttpContext context, User user)
    {
        var text = _protector.Protect(JsonSerializer.Serialize(new HalfSignIn(user.Id, user.SecurityStamp ?? "", time.GetUtcNow() + Lifetime)));
        context.Response.Cookies.Append(CookieName, text, cookies.Options(context, Lifetime));
    }

    public HalfSignIn? Read(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            var half = JsonSerializer.Deserialize<HalfSignIn>(_protector.Unprotect(text));
            return half?.Until > time.GetUtcNow() ? half : null;
        }
        catch (Exception reason) when (reason is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public void Forget(HttpContext context) => context.Response.Cookies.Append(CookieName, "", cookies.Options(context, TimeSpan.Zero));
}
