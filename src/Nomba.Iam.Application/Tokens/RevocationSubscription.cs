using System.Threading.Channels;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>One follower of the revocation feed. Nobody waits for it: when it does not keep up it is cut off, and asks again from where it was.</summary>
public sealed class RevocationSubscription(Action<RevocationSubscription> leave) : IDisposable
{
    private const int Room = 10_000;

    private readonly Channel<RevocationEvent> _waiting = Channel.CreateBounded<RevocationEvent>(new BoundedChannelOptions(Room) { SingleReader = true });

    /// <summary>What there was to know when it began, by sequence.</summary>
    public IReadOnlyList<RevocationEvent> Known { get; private set; } = [];

    /// <summary>True once there was no room left: what comes now is lost here.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>The next event that happened since; false when there is none yet.</summary>
    public bool TryRead(out RevocationEvent? happened) => _waiting.Reader.TryRead(out happened);

    /// <summary>Until something happens; false when the time is over first.</summary>
    public async Task<bool> WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(time);
        try
        {
            return await _waiting.Reader.WaitToReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose()
    {
        leave(this);
        _waiting.Writer.TryComplete();
    }

    internal void Begin(IReadOnlyList<RevocationEvent> known) => Known = known;

    internal void Offer(RevocationEvent happened)
    {
        if (!_waiting.Writer.TryWrite(happened))
        {
            IsCutOff = true;
            _waiting.Writer.TryComplete();
        }
    }
}
