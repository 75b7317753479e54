using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Nomba.Iam.Contracts.Revocations;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// What is dead, as the feed tells it. Each entry only ever gets stricter, so events may come twice, late and out of order. Revocation story: it says
/// itself how current it is, and is asked for nothing once that is longer ago than <see cref="NombaResourceServerOptions.StalenessLimit"/>.
/// </summary>
internal sealed class RevocationState(IOptions<NombaResourceServerOptions> options, TimeProvider time)
{
    // Nodes' clocks differ, and a node may not have heard yet: a token that was dated up to so long after an event may still be one of those it is about.
    private const long ClockTolerance = 300;

    // A token lives for a day at most.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(26);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, Entry> _members = new();
    private readonly ConcurrentDictionary<string, Entry> _families = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, Entry> _organizations = new();
    private readonly ConcurrentDictionary<Guid, Entry> _clients = new();
    private readonly ConcurrentDictionary<Guid, Entry> _settings = new();
    private long _sweptAt = time.GetTimestamp();
    private long _version = 1;
    private long _confirmedAt = long.MinValue;
    private long _highest;
    private volatile bool _isBeyondUs;

    // Bound: the lowest version that lives, or the earliest date of issue. TakenAt: of the clock that never jumps.
    private readonly record struct Entry(long Bound, long TakenAt);

    /// <summary>Rises with every event: what was found alive at one version is alive at the same version.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>The highest event that was taken in; 0 before the first.</summary>
    public long AppliedSequence => Volatile.Read(ref _highest);

    /// <summary>How long ago it was complete; null before the first snapshot.</summary>
    public TimeSpan? Lag => Volatile.Read(ref _confirmedAt) is var at && at != long.MinValue ? time.GetElapsedTime(at) : null;

    /// <summary>False when a revocation may be missing here: then only the issuer can say whether a token is good.</summary>
    public bool IsCurrent => Lag < options.Value.StalenessLimit && !_isBeyondUs;

    public void Apply(RevocationFeedEvent happened)
    {
        switch (happened.Kind)
        {
            case RevocationKinds.Member:
                Raise(_members, Guid.Parse(happened.Subject), happened.Version);
                break;
            case RevocationKinds.Family:
                Raise(_families, happened.Subject, long.MaxValue);
                break;
            case RevocationKinds.Organization:
                Raise(_organizations, Guid.Parse(happened.Subject), happened.IssuedBefore);
                break;
            case RevocationKinds.Application or RevocationKinds.Credential:
                Raise(_clients, Guid.Parse(happened.Subject), happened.IssuedBefore);
                break;
            case RevocationKinds.Settings:
                Raise(_settings, Guid.Parse(happened.Subject), happened.IssuedBefore);
                break;
            default:
                // Of a newer issuer: this version cannot enforce it, and must not pretend to.
                _isBeyondUs = true;
                break;
        }

        // After it counts: whoever sees the new version sees what it stands for.
        Interlocked.Increment(ref _version);
        if (happened.Sequence > AppliedSequence)
        {
            Volatile.Write(ref _highest, happened.Sequence);
        }
    }

    /// <summary>Everything that was committed until that timestamp has been taken in. Never goes back: what is known is not forgotten.</summary>
    public void Confirm(long timestamp)
    {
        if (timestamp > Volatile.Read(ref _confirmedAt))
        {
            Volatile.Write(ref _confirmedAt, timestamp);
        }

        if (time.GetElapsedTime(_sweptAt) > SweepEvery)
        {
            _sweptAt = time.GetTimestamp();
            Sweep();
        }
    }

    public TokenLife Judge(TokenMarks token)
    {
        if ((_members.TryGetValue(token.Member, out var member) && token.MemberVersion < member.Bound) || _families.ContainsKey(token.Family))
        {
            return TokenLife.Dead;
        }

        var (organization, client) = (Bound(_organizations, token.Organization), Bound(_clients, token.Client));
        if (token.IssuedAt < organization || token.IssuedAt < client)
        {
            return TokenLife.Dead;
        }

        var doubted = Math.Max(Math.Max(organization, client), Math.Max(Bound(_settings, token.Member), Bound(_settings, token.Client)));
        return token.IsAddressBound || (doubted > 0 && token.IssuedAt < doubted + ClockTolerance) ? TokenLife.Doubtful : TokenLife.Alive;
    }

    // Forgets what can be about no token that still lives.
    private void Sweep()
    {
        Sweep(_members);
        Sweep(_families);
        Sweep(_organizations);
        Sweep(_clients);
        Sweep(_settings);
    }

    private static long Bound<TKey>(ConcurrentDictionary<TKey, Entry> entries, TKey key)
        where TKey : notnull => entries.TryGetValue(key, out var entry) ? entry.Bound : 0;

    private void Raise<TKey>(ConcurrentDictionary<TKey, Entry> entries, TKey key, long bound)
        where TKey : notnull
    {
        var entry = new Entry(bound, time.GetTimestamp());
        entries.AddOrUpdate(key, entry, (_, known) => known.Bound > bound ? known with { TakenAt = entry.TakenAt } : entry);
    }

    private void Sweep<TKey>(ConcurrentDictionary<TKey, Entry> entries)
        where TKey : notnull
    {
        foreach (var entry in entries)
        {
            if (time.GetElapsedTime(entry.Value.TakenAt) > Remembered)
            {
                entries.TryRemove(entry);
            }
        }
    }
}
