using Nomba.Iam.Contracts.Revocations;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// How old a pulse is that has just come. One that lay in a buffer says by the issuer's own clock how long after the fastest of its connection it was on
/// its way, so that a burst after a pause in the network is not taken for news.
/// </summary>
internal sealed class FeedTiming(IssuerClock clock, TimeProvider time)
{
    private long _fastest;

    public void Begin() => _fastest = long.MaxValue;

    /// <summary>The timestamp up to which whatever was committed has come.</summary>
    public long Take(RevocationFeedPulse pulse)
    {
        var received = time.GetTimestamp();
        var way = ToMilliseconds(received) - pulse.Clock;
        _fastest = Math.Min(_fastest, way);
        var late = way - _fastest;
        clock.Set(pulse.Now + late);
        return received - ToTicks(late + pulse.AgeMs);
    }

    private long ToMilliseconds(long timestamp) => (long)(timestamp / (time.TimestampFrequency / 1000.0));

    private long ToTicks(long milliseconds) => (long)(milliseconds * (time.TimestampFrequency / 1000.0));
}
