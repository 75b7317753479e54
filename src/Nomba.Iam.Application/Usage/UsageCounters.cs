using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Usage;

/// <summary>
/// Counts of this node that are not in the database yet. A count costs a look-up and an increment. Holds no answer that anything is decided
/// by, so it needs no revocation story. Bounded: a cell lives for the minute that it counts and until it was written.
/// </summary>
public sealed class UsageCounters(IOptions<UsageOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<UsageKey, UsageCell> _cells = new();
    private int _size;
    private long _uncounted;

    public void Count(MemberId key, CredentialSecretId secret, UsageOutcome outcome, string permission, IPAddress? from)
    {
        var now = time.GetUtcNow();
        if (CellOf(new UsageKey(key, secret, UsageKey.MinuteOf(now), outcome, permission)) is { } cell)
        {
            cell.Add(now, from);
        }
    }

    /// <summary>What was counted since the last reading, in one order on every node: two that write at once must not wait for each other.</summary>
    public IReadOnlyList<UsageReading> Take()
    {
        var readings = new List<UsageReading>();
        var over = UsageKey.MinuteOf(time.GetUtcNow()) - 1;
        foreach (var (key, cell) in _cells)
        {
            if (cell.Take(key) is { } reading)
            {
                readings.Add(reading);
            }
            else if (key.Minute < over && _cells.TryRemove(key, out _))
            {
                Interlocked.Decrement(ref _size);
            }
        }

        return [.. readings.OrderBy(r => r.Key.Key.Value).ThenBy(r => r.Key.Minute).ThenBy(r => r.Key.Secret.Value).ThenBy(r => r.Key.Outcome).ThenBy(r => r.Key.Permission, StringComparer.Ordinal)];
    }

    /// <summary>For what could not be written: it is there for the next reading.</summary>
    public void PutBack(IEnumerable<UsageReading> readings)
    {
        foreach (var reading in readings)
        {
            CellOf(reading.Key)?.PutBack(reading.Count);
        }
    }

    /// <summary>How many uses found no room since this was last asked.</summary>
    public long TakeUncounted() => Interlocked.Exchange(ref _uncounted, 0);

    private UsageCell? CellOf(UsageKey key)
    {
        if (_cells.TryGetValue(key, out var cell))
        {
            return cell;
        }

        if (Volatile.Read(ref _size) >= options.Value.Capacity)
        {
            Interlocked.Increment(ref _uncounted);
            return null;
        }

        var made = new UsageCell();
        cell = _cells.GetOrAdd(key, made);
        if (ReferenceEquals(cell, made))
        {
            Interlocked.Increment(ref _size);
        }

        return cell;
    }
}
