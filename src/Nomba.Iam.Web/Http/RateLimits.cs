using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.Web.Http;

/// <summary>
/// So many requests in each second, per network address and client together: guessing with somebody's client id from elsewhere does not use
/// up what that merchant may do. The counters are a fixed array, so that made-up ids cost no memory; two pairs that fall on one counter
/// share it, and which do is different in every process.
/// </summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options, TimeProvider time)
{
    private const int Counters = 1 << 16;
    private const int CountBits = 20;
    private const long CountMask = (1L << CountBits) - 1;

    // An IPv6 customer holds a whole /64: its addresses are one place.
    private const int NetworkBytes = 8;

    private readonly long[] _counters = new long[Counters];

    public RatePermit Take(IPAddress? address, Guid client)
    {
        var limit = options.Value.PermitsPerSecond;
        return options.Value.Enabled ? Take(ref _counters[Slot(address, client)], limit) : new RatePermit(true, limit, limit);
    }

    // One number holds the second and the count in it, so that both change together.
    private RatePermit Take(ref long counter, int limit)
    {
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        while (true)
        {
            var seen = Volatile.Read(ref counter);
            var used = seen >> CountBits == second ? (int)(seen & CountMask) : 0;
            if (used >= limit)
            {
                return new RatePermit(false, limit, 0);
            }

            if (Interlocked.CompareExchange(ref counter, (second << CountBits) | (uint)(used + 1), seen) == seen)
            {
                return new RatePermit(true, limit, limit - used - 1);
            }
        }
    }

    private static int Slot(IPAddress? address, Guid client)
    {
        var hash = new HashCode();
        hash.Add(client);
        if (address is not null)
        {
            var network = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            var bytes = network.GetAddressBytes();
            hash.AddBytes(network.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, NetworkBytes) : bytes);
        }

        return hash.ToHashCode() & (Counters - 1);
    }
}
