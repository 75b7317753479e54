namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>The issuer's clock, as far as the feed has told it: by this one tokens begin and end, however wrong the clock of this machine is.</summary>
internal sealed class IssuerClock(TimeProvider time)
{
    private long _ahead;

    public DateTimeOffset GetUtcNow() => time.GetUtcNow().AddMilliseconds(Volatile.Read(ref _ahead));

    /// <param name="issuer">What the issuer's clock shows at this moment, in Unix milliseconds.</param>
    public void Set(long issuer) => Volatile.Write(ref _ahead, issuer - time.GetUtcNow().ToUnixTimeMilliseconds());
}
