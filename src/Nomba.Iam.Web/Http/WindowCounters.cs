using System.Net;
using System.Net.Sockets;

namespace Nomba.Iam.Web.Http;

/// <summary>
/// So many requests in each window of whole seconds, per caller. The counters are a fixed array, so that made-up callers cost no memory; two
/// that fall on one counter share it, and which do is different in every process.
/// </summary>
internal sealed class WindowCounters(int seconds, TimeProvider time)
{
    private const int Counters = 1 << 16;
    private const int CountBits = 20;
    private const long CountMask = (1L << CountBits) - 1;

    // An IPv6 customer holds a whole /64: its addresses are one place.
    private const int NetworkBytes = 8;

    private readonly long[] _counters = new long[Counters];

    /// <param name="address">Counted by network; null: not counted.</param>
    /// <param name="caller">Who asks, beside the address.</param>
    /// <param name="limit">How many in a window.</param>
    public RatePermit Take(IPAddress? address, Guid caller, int limit)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var window = now / seconds;
        var left = (int)(((window + 1) * seconds) - now);
        ref var counter = ref _counters[Slot(address, caller)];
        while (true)
        {
            // One number holds the window and the count in it, so that both change together.
            var seen = Volatile.Read(ref counter);
            var used = seen >> CountBits == window ? (int)(seen & CountMask) : 0;
            if (used >= limit)
            {
                return new RatePermit(false, limit, 0, left);
            }

            if (Interlocked.CompareExchange(ref counter, (window << CountBits) | (uint)(used + 1), seen) == seen)
            {
                return new RatePermit(true, limit, limit - used - 1, left);
            }
        }
    }

    private static int Slot(IPAddress? address, Guid caller)
    {
        var hash = new HashCode();
        hash.Add(caller);
        if (address is not null)
        {
            var network = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            var bytes = network.GetAddressBytes();
            hash.AddBytes(network.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, NetworkBytes) : bytes);
        }

        return hash.ToHashCode() & (Counters - 1);
    }
}
