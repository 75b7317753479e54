namespace Nomba.Iam.Web.Tests.Security;

/// <summary>A clock that, once told to, is eleven seconds later at every look: nothing that must be recent is recent any more.</summary>
internal sealed class LeapingTime : TimeProvider
{
    private static readonly long Leap = TimeSpan.FromSeconds(11).Ticks * (System.TimestampFrequency / TimeSpan.TicksPerSecond);

    private int _leaping;
    private long _ahead;

    public void StartLeaping() => Volatile.Write(ref _leaping, 1);

    public override long GetTimestamp() =>
        System.GetTimestamp() + (Volatile.Read(ref _leaping) == 0 ? 0 : Interlocked.Add(ref _ahead, Leap));
}
