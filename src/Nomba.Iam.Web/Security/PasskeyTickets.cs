using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// What was asked of an authenticator, sealed in a cookie for five minutes and taken out of the browser with the answer: no server remembers it.
/// A cookie for each of the two ceremonies, and none that a sign-in shares: a page in another tab takes nothing from the one in this.
/// </summary>
internal sealed class PasskeyTickets(BrowserCookies cookies, IDataProtectionProvider provider, TimeProvider time)
{
    public const string Creation = "passkey-new";

    public const string Request = "passkey";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public void Leave(HttpContext context, string ceremony, string state)
    {
        var text = ProtectorOf(ceremony).Protect(JsonSerializer.Serialize(new Ticket(state, time.GetUtcNow() + Lifetime)));
        context.Response.Cookies.Append(cookies.Name(ceremony), text, cookies.Options(context, Lifetime));
    }

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
            var ticket = JsonSerializer.Deserialize<Ticket>(ProtectorOf(ceremony).Unprotect(text));
            return ticket?.Until > time.GetUtcNow() ? ticket.State : null;
        }
        catch (Exception reason) when (reason is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private IDataProtector ProtectorOf(string ceremony) => provider.CreateProtector("Nomba.Iam.Web.Security.PasskeyTickets.v1", ceremony);

    private sealed record Ticket(string State, DateTimeOffset Until);
}
