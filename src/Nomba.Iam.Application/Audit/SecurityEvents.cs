using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Audit;

/// <summary>
/// Security events of this node that are not written down yet. Equal ones of a minute (action, target, actor, address, reason) are one, with
/// a count: the first is due at once, the repetitions when the minute is over, so that flooding us writes two entries a minute. Bounded: of
/// one action in one chain so many kinds are told apart, the rest count as one without address and target.
/// </summary>
internal sealed class SecurityEvents(TimeProvider time) : ISecurityEvents
{
    private const int KindsPerAction = 64;
    private const int Capacity = 10_000;
    private const string Various = "various";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Kind, Tally> _tallies = [];
    private readonly Dictionary<(OrganizationId?, string), int> _kinds = [];

    /// <summary>What makes two events equal.</summary>
    private sealed record Kind(OrganizationId? Organization, string Action, (string Type, string Id) Target, (MemberId?, UserId?, Guid?) Actor, (string? Address, string? Reason) From)
    {
        public static Kind Of(AuditEvent happened) => new(
            happened.OrganizationId,
            happened.Action,
            (happened.TargetType, happened.TargetId),
            (happened.Actor?.MemberId, happened.Actor?.UserId, happened.Actor?.ClientId),
            (happened.Actor?.Address, happened.Reason));
    }

    private sealed class Tally(AuditEvent first)
    {
        public AuditEvent First => first;

        public int Count { get; set; }

        public int Told { get; set; }

        public DateTimeOffset LastAt { get; set; }
    }

    /// <summary>An event to write down now, with its count; call <see cref="Confirm"/> once it is.</summary>
    internal sealed record Due(AuditEvent Event, Action Confirm);

    public void Report(AuditEvent happened)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var counted = TallyOf(happened with { At = now, Actor = happened.Actor ?? Nobody });
            counted.Count += happened.Count;
            counted.LastAt = now;
        }
    }

    public IReadOnlyList<Due> Take(bool all)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            foreach (var idle in _tallies.Where(t => t.Value.Count == t.Value.Told && IsOver(t.Value, now)).Select(t => t.Key).ToArray())
            {
                Forget(idle);
            }

            return
            [
                .. _tallies.Where(t => t.Value.Count > t.Value.Told && (all || t.Value.Told == 0 || IsOver(t.Value, now)))
                    .Select(t => DueOf(t.Key, t.Value, t.Value.Count - t.Value.Told)),
            ];
        }
    }

    private static AuditActor Nobody { get; } = new(null, null, null, null);

    private static bool IsOver(Tally tally, DateTimeOffset now) => now - tally.First.At >= Minute;

    private Due DueOf(Kind kind, Tally tally, int count)
    {
        var told = tally.First with { Count = count, At = tally.Told == 0 ? tally.First.At : tally.LastAt };
        return new Due(told, () => Confirm(kind, tally, count));
    }

    private void Confirm(Kind kind, Tally tally, int count)
    {
        lock (_gate)
        {
            tally.Told += count;
            if (tally.Told == tally.Count && IsOver(tally, time.GetUtcNow()))
            {
                Forget(kind);
            }
        }
    }

    private Tally TallyOf(AuditEvent happened)
    {
        var kind = Kind.Of(happened);
        if (_tallies.TryGetValue(kind, out var known))
        {
            return known;
        }

        var ofAction = (kind.Organization, kind.Action);
        var kinds = _kinds.GetValueOrDefault(ofAction);
        if (kinds >= KindsPerAction || _tallies.Count >= Capacity)
        {
            return OverflowOf(happened, _tallies.Count >= Capacity);
        }

        _kinds[ofAction] = kinds + 1;
        return _tallies[kind] = new Tally(happened);
    }

    // One per action and chain; one per action when even those are too many.
    private Tally OverflowOf(AuditEvent happened, bool isFull)
    {
        var plain = new AuditEvent(happened.Action, happened.TargetType, Various, isFull ? null : happened.OrganizationId) { Actor = Nobody, At = happened.At };
        var kind = Kind.Of(plain);
        return _tallies.TryGetValue(kind, out var known) ? known : _tallies[kind] = new Tally(plain);
    }

    private void Forget(Kind kind)
    {
        if (_tallies.Remove(kind) && kind.Target.Id != Various && _kinds.TryGetValue((kind.Organization, kind.Action), out var kinds))
        {
            _kinds[(kind.Organization, kind.Action)] = kinds - 1;
            if (kinds == 1)
            {
                _kinds.Remove((kind.Organization, kind.Action));
            }
        }
    }
}
