namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>Which of the issuer's nodes is asked: the same one for everything, until it fails somebody.</summary>
internal sealed class IssuerNodeChoice
{
    private long _turn;

    public long Turn => Volatile.Read(ref _turn);

    /// <summary>On to the next, unless somebody has gone on already.</summary>
    public void Leave(long turn) => Interlocked.CompareExchange(ref _turn, turn + 1, turn);
}
