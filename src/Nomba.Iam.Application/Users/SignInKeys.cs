using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// What failures are counted under. Hashed, so that the table of failures is no list of people and where they sign in from.
/// </summary>
internal static class SignInKeys
{
    private const int NetworkBytesIPv6 = 8;

    public static string Account(SignInAttempt attempt) => Key("account", AccountName(attempt));

    public static string Address(SignInAttempt attempt) => Key("address", Network(attempt.Address));

    /// <summary>One account from one place: the browser when the account knows it, else the network address.</summary>
    public static string Place(SignInAttempt attempt) => attempt.KnownBrowser is { } browser
        ? Key("browser", AccountName(attempt), browser.ToString("N"))
        : Key("place", AccountName(attempt), Network(attempt.Address));

    /// <summary>Mails that strangers asked for to an address in the hour that it is.</summary>
    public static string MailsTo(string email, DateTimeOffset now) => Key("mail-to", EmailAddress.KeyOf(email), Hour(now));

    /// <summary>Mails that one network asked for in the hour that it is.</summary>
    public static string MailsFrom(IPAddress? address, DateTimeOffset now) => Key("mail-from", Network(address), Hour(now));

    /// <summary>Mails that an organization asked for in the hour that it is.</summary>
    public static string MailsOf(OrganizationId organization, DateTimeOffset now) => Key("mail-of", organization.ToString(), Hour(now));

    /// <summary>Mails that an organization asked for to an address in the hour that it is.</summary>
    public static string MailsOfTo(OrganizationId organization, string email, DateTimeOffset now) =>
        Key("mail-of-to", organization.ToString(), EmailAddress.KeyOf(email), Hour(now));

    private static string Hour(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    private static string AccountName(SignInAttempt attempt) =>
        attempt.IsSecondStep ? EmailAddress.KeyOf(attempt.Email) + "\nsecond-step" : EmailAddress.KeyOf(attempt.Email);

    // One customer of an IPv6 provider holds a /64: counting single addresses would count nothing.
    private static string Network(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, NetworkBytesIPv6))
            : plain.ToString();
    }

    private static string Key(string kind, params ReadOnlySpan<string> parts) =>
        $"{kind}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))}";
}
