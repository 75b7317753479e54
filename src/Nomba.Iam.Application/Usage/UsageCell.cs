using System.Net;

namespace Nomba.Iam.Application.Usage;

/// <summary>One count in memory. Counting takes no lock and allocates nothing.</summary>
internal sealed class UsageCell
{
    private long _count;
    private long _lastAt;
    private IPAddress? _from;

    // Two uses at once may leave the time of one with the address of the other: both are true to the moment.
    public void Add(DateTimeOffset at, IPAddress? from)
    {
        Volatile.Write(ref _lastAt, at.UtcTicks);
        Volatile.Write(ref _from, from);
        Interlocked.Increment(ref _count);
    }

    public UsageReading? Take(UsageKey key)
    {
        var count = Interlocked.Exchange(ref _count, 0);
        return count == 0 ? null : new UsageReading(
            key, count, new DateTimeOffset(Volatile.Read(ref _lastAt), TimeSpan.Zero), Volatile.Read(ref _from)?.ToString() ?? "");
    }

    public void PutBack(long count) => Interlocked.Add(ref _count, count);
}
