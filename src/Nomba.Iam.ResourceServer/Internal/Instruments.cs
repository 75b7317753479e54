using System.Diagnostics.Metrics;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>What the SDK measures, under the meter <see cref="NombaDefaults.Meter"/>.</summary>
internal sealed class Instruments
{
    private readonly Counter<long> _lookups;
    private readonly Counter<long> _introspections;
    private long _hits;
    private long _misses;

    public Instruments(IMeterFactory meters, RevocationState state)
    {
        var meter = meters.Create(NombaDefaults.Meter);
        _lookups = meter.CreateCounter<long>("nomba.token_cache.lookups", "{lookup}", "Tokens looked up in the cache of verified tokens, by outcome.");
        _introspections = meter.CreateCounter<long>("nomba.introspections", "{request}", "Tokens that the issuer was asked about, by reason.");
        meter.CreateObservableGauge("nomba.feed.lag", () => state.Lag is { } lag ? [new Measurement<double>(lag.TotalSeconds)] : Array.Empty<Measurement<double>>(), "s", "How old the revocation feed is.");
        meter.CreateObservableGauge("nomba.feed.applied_sequence", () => state.AppliedSequence, "{event}", "The highest revocation event that is enforced here.");
    }

    /// <summary>Between 0 and 1; null before the first look-up.</summary>
    public double? HitRatio => Volatile.Read(ref _hits) is var hits && hits + Volatile.Read(ref _misses) is var all and > 0 ? (double)hits / all : null;

    public void Hit()
    {
        Interlocked.Increment(ref _hits);
        _lookups.Add(1, new KeyValuePair<string, object?>("outcome", "hit"));
    }

    public void Miss()
    {
        Interlocked.Increment(ref _misses);
        _lookups.Add(1, new KeyValuePair<string, object?>("outcome", "miss"));
    }

    public void Introspected(string reason) => _introspections.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
