using System.Collections.Concurrent;
using System.Globalization;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// What is dead, in memory. Every entry only ever gets stricter (a maximum, or membership of a set), so events may come twice, late and
/// out of order. Entries are dropped once nothing that they kill can be alive.
/// </summary>
internal sealed class Revocations(RevocationFeed feed, TimeProvider time) : IRevocations
{
    /// <summary>How old the last look at the event table may be before this node stops trusting its memory.</summary>
    public static readonly TimeSpan StalenessLimit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, MinimumAlive> _members = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _families = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, DateTimeOffset> _catalogues = new();
    private readonly EventMarks _marks = new(time);
    private int _catalogueEpoch;
    private long _confirmedAt = long.MinValue;

    private readonly record struct MinimumAlive(int Version, DateTimeOffset ExpiresAt);

    public int CatalogueEpoch => Volatile.Read(ref _catalogueEpoch);

    public bool IsCurrent => Age < StalenessLimit;

    public TimeSpan? Age
    {
        get
        {
            var confirmed = Volatile.Read(ref _confirmedAt);
            return confirmed == long.MinValue ? null : time.GetElapsedTime(confirmed);
        }
    }

    public void Confirm(long startedAt)
    {
        Volatile.Write(ref _confirmedAt, startedAt);
        Forget(time.GetUtcNow());
    }

    public void Apply(RevocationEvent happened)
    {
        switch (happened.Kind)
        {
            case RevocationKind.Member:
                var minimum = new MinimumAlive(happened.Version, happened.ExpiresAt);
                _members.AddOrUpdate(
                    Guid.Parse(happened.Subject, CultureInfo.InvariantCulture),
                    minimum,
                    (_, known) => known.Version >= minimum.Version ? known : minimum);
                break;
            case RevocationKind.Family:
                _families.TryAdd(happened.Subject, happened.ExpiresAt);
                break;
            case RevocationKind.Catalogue:
                // Empties the caches, so it must count once: here, and not again whenever the overlap is re-read.
                if (_catalogues.TryAdd(happened.Sequence, happened.ExpiresAt))
                {
                    Interlocked.Increment(ref _catalogueEpoch);
                }

                break;
            case RevocationKind.Application or RevocationKind.Organization or RevocationKind.Credential or RevocationKind.Settings or RevocationKind.Secrets:
                _marks.Take(happened);
                break;
            default:
                // Written by a newer node: this one cannot enforce it, and must not pretend to.
                throw new NotSupportedException($"This node does not know revocation events of kind {happened.Kind}.");
        }

        // After it counts here: nobody can hear of it from this node and then find that it lets the token in.
        feed.Publish(happened);
    }

    public bool IsDead(MemberId member, int version) => version < MinimumVersion(member);

    public bool IsDead(TokenFamilyId family) => _families.ContainsKey(family.Value);

    public DateTimeOffset EarliestIssue(OrganizationId organization, Guid? client)
    {
        var earliest = _marks.EarliestIssue(RevocationKind.Organization, organization.Value);
        return client is { } id
            ? Later(Later(earliest, _marks.EarliestIssue(RevocationKind.Application, id)), _marks.EarliestIssue(RevocationKind.Credential, id))
            : earliest;
    }

    public bool IsStale(OrganizationId organization, MemberId member, long readAt) =>
        _marks.IsStale(RevocationKind.Organization, organization.Value, readAt) || _marks.IsStale(RevocationKind.Settings, member.Value, readAt)
        || _marks.IsStale(RevocationKind.Secrets, member.Value, readAt);

    public bool IsStale(Guid application, long readAt) =>
        _marks.IsStale(RevocationKind.Application, application, readAt) || _marks.IsStale(RevocationKind.Settings, application, readAt);

    public int MinimumVersion(MemberId member) => _members.TryGetValue(member.Value, out var minimum) ? minimum.Version : 0;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private void Forget(DateTimeOffset now)
    {
        _marks.Forget(now);
        foreach (var (family, expiresAt) in _families)
        {
            if (expiresAt < now)
            {
                _families.TryRemove(family, out _);
            }
        }

        foreach (var (sequence, expiresAt) in _catalogues)
        {
            if (expiresAt < now)
            {
                _catalogues.TryRemove(sequence, out _);
            }
        }

        foreach (var entry in _members)
        {
            if (entry.Value.ExpiresAt < now)
            {
                _members.TryRemove(entry);
            }
        }
    }
}
