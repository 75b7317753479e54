using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Audit;

/// <summary>
/// Security events of this node that are not written down yet. Equal ones of a minute (action, target, actor, address, reason) are one, with
/// a count: the first is due at once, the repetitions when the minute is over, so that each kind writes two entries a minute. Bounded: of one
/// action for one audience so many kinds are told apart, few for a person, and the rest count as one without address and target. There is room
/// for so many kinds in all: without it, events count once for each action, for the platform alone. Persons get half of the room, so that they
/// displace no organization's events; without it, the organizations of further persons are not told, and the platform is.
/// </summary>
internal sealed class SecurityEvents(TimeProvider time) : ISecurityEvents
{
    private const int KindsPerAction = 64;
    private const int KindsPerActionOfPerson = 4;
    private const int Capacity = 10_000;
    private const int CapacityForPersons = Capacity / 2;
    private const string Various = "various";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Kind, Tally> _tallies = [];
    private readonly Dictionary<(Audience, string), int> _kinds = [];
    private int _ofPersons;

    /// <summary>Who is told: the platform, an organization, or those that the person belongs to. How many kinds are told apart is bounded for each.</summary>
    private readonly record struct Audience(OrganizationId? Organization, UserId? Person);

    /// <summary>What makes two events equal.</summary>
    private sealed record Kind(Audience Audience, string Action, (string Type, string Id) Target, (MemberId?, UserId?, Guid?) Actor, (string? Address, string? Reason) From)
    {
        public static Kind Of(UserId? person, AuditEvent happened) => new(
            new Audience(happened.OrganizationId, person),
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
    /// <param name="Event">What to write down.</param>
    /// <param name="Person">Not null: for the organizations of this person.</param>
    /// <param name="Confirm">Says that it was.</param>
    internal sealed record Due(AuditEvent Event, UserId? Person, Action Confirm);

    public void Report(AuditEvent happened) => Count(null, happened);

    public void ReportOf(UserId person, AuditEvent happened)
    {
        Count(null, happened);
        Count(person, happened);
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

    private void Count(UserId? person, AuditEvent happened)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (TallyOf(person, happened with { At = now, Actor = happened.Actor ?? Nobody }) is { } counted)
            {
                counted.Count += happened.Count;
                counted.LastAt = now;
            }
        }
    }

    private static bool IsOver(Tally tally, DateTimeOffset now) => now - tally.First.At >= Minute;

    private Due DueOf(Kind kind, Tally tally, int count)
    {
        var told = tally.First with { Count = count, At = tally.Told == 0 ? tally.First.At : tally.LastAt };
        return new Due(told, kind.Audience.Person, () => Confirm(kind, tally, count));
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

    // Null where there is no room to tell a person's organizations: the platform counts it either way.
    private Tally? TallyOf(UserId? person, AuditEvent happened)
    {
        var kind = Kind.Of(person, happened);
        if (_tallies.TryGetValue(kind, out var known))
        {
            return known;
        }

        var ofAction = (kind.Audience, kind.Action);
        var kinds = _kinds.GetValueOrDefault(ofAction);
        var isFull = _tallies.Count >= Capacity || (person is not null && _ofPersons >= CapacityForPersons);
        if (isFull || kinds >= (person is null ? KindsPerAction : KindsPerActionOfPerson))
        {
            return isFull && person is not null ? null : OverflowOf(person, happened, isFull);
        }

        _kinds[ofAction] = kinds + 1;
        return Add(kind, happened);
    }

    // One per action and audience; one per action when even those are too many.
    private Tally OverflowOf(UserId? person, AuditEvent happened, bool isFull)
    {
        var plain = new AuditEvent(happened.Action, happened.TargetType, Various, isFull ? null : happened.OrganizationId) { Actor = Nobody, At = happened.At };
        var kind = Kind.Of(person, plain);
        return _tallies.TryGetValue(kind, out var known) ? known : Add(kind, plain);
    }

    private Tally Add(Kind kind, AuditEvent first)
    {
        _ofPersons += kind.Audience.Person is null ? 0 : 1;
        return _tallies[kind] = new Tally(first);
    }

    private void Forget(Kind kind)
    {
        if (!_tallies.Remove(kind))
        {
            return;
        }

        _ofPersons -= kind.Audience.Person is null ? 0 : 1;
        if (kind.Target.Id != Various && _kinds.TryGetValue((kind.Audience, kind.Action), out var kinds))
        {
            _kinds[(kind.Audience, kind.Action)] = kinds - 1;
            if (kinds == 1)
            {
                _kinds.Remove((kind.Audience, kind.Action));
            }
        }
    }
}
