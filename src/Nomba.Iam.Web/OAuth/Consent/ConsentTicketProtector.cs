using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Nomba.Iam.Web.OAuth.Consent;

/// <summary>
/// Seals a ticket for ten minutes and for one person: a link to the page that somebody else prepared, or that an earlier
/// person at this browser left behind, does not open.
/// </summary>
internal sealed class ConsentTicketProtector(IDataProtectionProvider provider)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector =
        provider.CreateProtector("Nomba.Iam.Web.OAuth.Consent.v1").ToTimeLimitedDataProtector();

    public string Protect(ConsentTicket ticket) => protector.Protect(JsonSerializer.Serialize(ticket), Lifetime);

    public bool TryUnprotect(string? text, Guid userId, [NotNullWhen(true)] out ConsentTicket? ticket)
    {
        ticket = Open(text);
        if (ticket?.UserId != userId)
        {
            ticket = null;
        }

        return ticket is not null;
    }

    private ConsentTicket? Open(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ConsentTicket>(protector.Unprotect(text));
        }
        catch (Exception reason) when (reason is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
