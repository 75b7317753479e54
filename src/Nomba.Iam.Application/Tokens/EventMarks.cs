using System.Collections.Concurrent;
using System.Globalization;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// What events say by their date: since when tokens may live, and since when what was read is out of date. The second is the moment at
/// which this node took the event in, for the first time: a read that began later saw what the event told, and one that began earlier is not
/// trusted, whenever it finishes. An event that is re-read counts once, or it would empty the caches over and over.
/// </summary>
internal sealed class EventMarks(TimeProvider time)
{
    private readonly ConcurrentDictionary<long, DateTimeOffset> _taken = new();
    private readonly ConcurrentDictionary<(RevocationKind Kind, Guid Subject), Mark> _marks = new();

    private readonly record struct Mark(DateTimeOffset EarliestIssue, long TakenAt, DateTimeOffset ExpiresAt);

    public void Take(RevocationEvent happened)
    {
        if (!_taken.TryAdd(happened.Sequence, happened.ExpiresAt))
        {
            return;
        }

        var mark = new Mark(happened.EarliestIssue, time.GetTimestamp(), happened.ExpiresAt);
        _marks.AddOrUpdate(
            (happened.Kind, Guid.Parse(happened.Subject, CultureInfo.InvariantCulture)),
            mark,
            (_, known) => new Mark(
                known.EarliestIssue > mark.EarliestIssue ? known.EarliestIssue : mark.EarliestIssue,
                mark.TakenAt,
                known.ExpiresAt > mark.ExpiresAt ? known.ExpiresAt : mark.ExpiresAt));
    }

    public DateTimeOffset EarliestIssue(RevocationKind kind, Guid subject) =>
        _marks.TryGetValue((kind, subject), out var mark) ? mark.EarliestIssue : DateTimeOffset.MinValue;

    public bool IsStale(RevocationKind kind, Guid subject, long readAt) => _marks.TryGetValue((kind, subject), out var mark) && readAt <= mark.TakenAt;

    public void Forget(DateTimeOffset now)
    {
        foreach (var entry in _taken.Where(e => e.Value < now))
        {
            _taken.TryRemove(entry);
        }

        foreach (var entry in _marks.Where(e => e.Value.ExpiresAt < now))
        {
            _marks.TryRemove(entry);
        }
    }
}
