using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// Remembers, in a sealed cookie, which people have signed in with this browser. It opens nothing: it only tells the throttle that
/// strangers' failures are not this browser's.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider provider, BrowserCookies cookies, TimeProvider time)
{
    private const int MostPeople = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _protector =
        provider.CreateProtector("Nomba.Iam.Web.Security.KnownBrowsers.v1").ToTimeLimitedDataProtector();

    private string CookieName => cookies.Name("known");

    /// <summary>The browser's id when this person has signed in with it before, else null.</summary>
    public Guid? IdKnownTo(HttpContext context, Guid userId) =>
        Read(context) is { } browser && browser.People.Contains(userId) ? browser.Id : null;

    public void Remember(HttpContext context, Guid userId)
    {
        var browser = Read(context) ?? new Browser(Guid.CreateVersion7(time.GetUtcNow()), []);
        Guid[] people = [userId, .. browser.People.Where(p => p != userId).Take(MostPeople - 1)];
        var text = _protector.Protect(JsonSerializer.Serialize(browser with { People = people }), Lifetime);
        context.Response.Cookies.Append(CookieName, text, cookies.Options(context, Lifetime));
    }

    private Browser? Read(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Browser>(_protector.Unprotect(text));
        }
        catch (Exception reason) when (reason is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Browser(Guid Id, Guid[] People);
}
