using System.Collections.Concurrent;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Revocation story. An entry is good while its version is not below what <see cref="IRevocations"/> demands, its catalogue epoch is the
/// current one, its reading began after the last event about its organization or its settings was taken in here, and it is younger than
/// <see cref="MaximumAge"/>; otherwise it is read again. Whatever kills tokens raises the version in
/// the transaction of the change, so a fill that read before the commit and stored after it is recognised by its version and never
/// returned. When the event table was not read lately the memory is not used at all.
/// </summary>
internal sealed class MemberDirectory(IMemberSnapshotSource source, IRevocations revocations, TimeProvider time) : IMemberDirectory
{
    private static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(5);

    private const int Capacity = 200_000;

    private readonly ConcurrentDictionary<MemberId, Entry> _members = new();
    private readonly ConcurrentDictionary<MemberShortId, MemberId> _shortIds = new();

    private sealed record Entry(MemberSnapshot Snapshot, int CatalogueEpoch, long LoadedAt);

    public ValueTask<MemberSnapshot?> FindAsync(MemberId id, CancellationToken cancellationToken) =>
        _members.TryGetValue(id, out var entry) && IsGood(entry)
            ? ValueTask.FromResult<MemberSnapshot?>(entry.Snapshot)
            : LoadAsync(id, cancellationToken);

    public async ValueTask<MemberSnapshot?> FindAsync(MemberShortId shortId, CancellationToken cancellationToken)
    {
        // The pairing of the two ids never changes, so it needs no revocation story.
        if (!_shortIds.TryGetValue(shortId, out var id))
        {
            if (await source.FindMemberAsync(shortId, cancellationToken) is not { } found)
            {
                return null;
            }

            id = found;
        }

        return await FindAsync(id, cancellationToken);
    }

    private bool IsGood(Entry entry) =>
        entry.CatalogueEpoch == revocations.CatalogueEpoch
        && !revocations.IsDead(entry.Snapshot.Id, entry.Snapshot.Version)
        && !revocations.IsStale(entry.Snapshot.OrganizationId, entry.Snapshot.Id, entry.LoadedAt)
        && time.GetElapsedTime(entry.LoadedAt) < MaximumAge
        && revocations.IsCurrent;

    private async ValueTask<MemberSnapshot?> LoadAsync(MemberId id, CancellationToken cancellationToken)
    {
        var (epoch, loadedAt) = (revocations.CatalogueEpoch, time.GetTimestamp());
        var snapshot = await source.LoadMemberAsync(id, cancellationToken);
        if (snapshot is null)
        {
            return null;
        }

        if (_members.Count >= Capacity)
        {
            _members.Clear();
            _shortIds.Clear();
        }

        // A newer version stays: of two fills that race, the one that read later wins, whichever finishes last.
        _members.AddOrUpdate(
            id,
            static (_, fill) => fill,
            static (_, known, fill) => known.Snapshot.Version > fill.Snapshot.Version || (known.Snapshot.Version == fill.Snapshot.Version && known.LoadedAt > fill.LoadedAt) ? known : fill,
            new Entry(snapshot, epoch, loadedAt));
        _shortIds.TryAdd(snapshot.ShortId, id);
        return snapshot;
    }
}
