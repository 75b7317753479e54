using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Nomba.Iam.Application.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// What was asked of an authenticator, sealed in a cookie for five minutes and taken out of the browser with the answer. A right answer spends it
/// in the database, so neither does anything again; a wrong one leaves nothing there, for anybody can send those.
/// A cookie for each of the two ceremonies, and none that a sign-in shares: a page in another tab takes nothing from the one in this.
/// </summary>
internal sealed class PasskeyTickets(BrowserCookies cookies, IDataProtectionProvider provider, PasskeyQuestions questions)
{
    public const string Creation = "passkey-new";

    public const string Request = "passkey";

    public void Leave(HttpContext context, string ceremony, string state)
    {
        var (id, until) = questions.Ask();
        var text = ProtectorOf(ceremony).Protect(JsonSerializer.Serialize(new Ticket(id, state, until)));
        context.Response.Cookies.Append(cookies.Name(ceremony), text, cookies.Options(context, PasskeyQuestions.Lifetime));
    }

    /// <summary>What was asked; null when nothing was, or too long ago.</summary>
    public Ticket? Take(HttpContext context, string ceremony)
    {
        if (context.Request.Cookies[cookies.Name(ceremony)] is not { Length: > 0 } text)
        {
            return null;
        }

        context.Response.Cookies.Append(cookies.Name(ceremony), "", cookies.Options(context, TimeSpan.Zero));
        try
        {
            var ticket = JsonSerializer.Deserialize<Ticket>(ProtectorOf(ceremony).Unprotect(text));
            return ticket is null || questions.IsOver(ticket.Until) ? null : ticket;
        }
        catch (Exception reason) when (reason is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether this is the first right answer to it.</summary>
    public Task<bool> SpendAsync(Ticket ticket, CancellationToken cancellationToken) => questions.SpendAsync(ticket.Id, ticket.Until, cancellationToken);

    private IDataProtector ProtectorOf(string ceremony) => provider.CreateProtector("Nomba.Iam.Web.Security.PasskeyTickets.v2", ceremony);

    /// <summary>One question.</summary>
    /// <param name="Id">Its own number.</param>
    /// <param name="State">What Identity's handler needs to check the answer.</param>
    /// <param name="Until">When it is over by itself.</param>
    public sealed record Ticket(Guid Id, string State, DateTimeOffset Until);
}
