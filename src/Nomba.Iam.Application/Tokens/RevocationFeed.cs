using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Hands the events that this node takes in on to those who follow its feed: each once, whoever wrote it, in the order in which it took effect
/// here. Costs the request that revokes one write to memory for each follower.
/// </summary>
public sealed class RevocationFeed(IRevocationEventSource events, TimeProvider time)
{
    /// <summary>An access token lives for a day at most, whatever this issuer is set to by now, and clocks differ.</summary>
    private static readonly TimeSpan Relevant = TimeSpan.FromHours(25);

    // Longer than any event is re-read for: see RevocationFollower.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, DateTimeOffset> _seen = [];
    private readonly List<RevocationSubscription> _subscriptions = [];
    private DateTimeOffset _nextSweep;

    /// <summary>How many follow.</summary>
    public int Followers
    {
        get
        {
            lock (_gate)
            {
                return _subscriptions.Count;
            }
        }
    }

    /// <summary>
    /// Begins to follow: first what is known by now, or what may have been missed since the event that was seen last, then whatever happens.
    /// Nothing is missed in between, and something may come twice. Dispose it to stop.
    /// </summary>
    /// <param name="after">The last event that was seen, on this node or another; null for everything that still matters.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<RevocationSubscription> FollowAsync(long? after, CancellationToken cancellationToken)
    {
        var subscription = new RevocationSubscription(Leave);
        lock (_gate)
        {
            _subscriptions.Add(subscription);
        }

        var isOpen = false;
        try
        {
            var relevant = time.GetUtcNow() - Relevant;
            var seen = after is { } sequence ? await events.FindTimeAsync(sequence, cancellationToken) : null;
            var since = seen - IRevocationEventSource.Overlap is { } resumed && resumed > relevant ? resumed : relevant;
            subscription.Begin(await events.ReadSinceAsync(since, seen is null ? long.MaxValue : after!.Value, cancellationToken));
            isOpen = true;
            return subscription;
        }
        finally
        {
            if (!isOpen)
            {
                subscription.Dispose();
            }
        }
    }

    internal void Publish(RevocationEvent happened)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            // What is that old is read at start-up alone, when nobody follows yet.
            if (now - happened.At > Remembered || !_seen.TryAdd(happened.Sequence, happened.At))
            {
                return;
            }

            _subscriptions.ForEach(s => s.Offer(happened));
            Sweep(now);
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now < _nextSweep)
        {
            return;
        }

        _nextSweep = now + TimeSpan.FromMinutes(1);
        foreach (var (sequence, at) in _seen)
        {
            if (now - at > Remembered)
            {
                _seen.Remove(sequence);
            }
        }
    }

    private void Leave(RevocationSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
        }
    }
}
