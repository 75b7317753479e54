using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// What was asked of an authenticator, sealed in a cookie for five minutes and for one answer. A cookie for each of the two ceremonies, and none
/// that a sign-in shares: a page in another tab takes nothing from the one in this.
/// </summary>
internal sealed class PasskeyTickets(BrowserCookies cookies, IDataProtectionProvider provider)
{
    public const string Creation = "passkey-new";

    public const string Request = "passkey";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public void Leave(HttpContext context, string ceremony, string state) =>
        context.Response.Cookies.Append(cookies.Name(ceremony), ProtectorOf(ceremony).Protect(state, Lifetime), cookies.Options(context, Lifetime));

    /// <summary>What was asked, once; null when nothing was, or too long ago.</summary>
    public string? Take(HttpContext context, string ceremony)
    {
        if (context.Request.Cookies[cookies.Name(ceremony)] is not { Length: > 0 } text)
        {
            return null;
        }

        context.Response.Cookies.Append(cookies.Name(ceremony), "", cookies.Options(context, TimeSpan.Zero));
        try
        {
            return ProtectorOf(ceremony).Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector ProtectorOf(string ceremony) =>
        provider.CreateProtector("Nomba.Iam.Web.Security.PasskeyTickets.v1", ceremony).ToTimeLimitedDataProtector();
}
