using System.Net;
using System.Net.Sockets;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>
/// Tells addresses of the internet from those of our own and of reserved networks (the special-purpose registries of RFC 6890). What leads to
/// an IPv4 address from inside an IPv6 one is judged by what it leads to.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",

            // Public by its number, and the metadata and key service of every machine in Azure.
            "168.63.129.16/32",

            // Inside 2000::/3: protocol assignments with Teredo, documentation.
            "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    // All that is assigned to the internet so far; loopback, unique-local, link-local and multicast lie outside.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Array.Exists(Refused, network => network.Contains(address));
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return Is(address.MapToIPv4());
        }

        var bytes = address.GetAddressBytes();
        if (SixToFour.Contains(address))
        {
            return Is(new IPAddress(bytes.AsSpan(2, 4)));
        }

        return Nat64.Contains(address)
            ? Is(new IPAddress(bytes.AsSpan(12, 4)))
            : GlobalUnicast.Contains(address) && !Array.Exists(Refused, network => network.Contains(address));
    }
}
