using System.Collections.Concurrent;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Revocation story: whose client id it is never changes, and whether its owner is alive is asked of <see cref="IMemberDirectory"/> each
/// time. What is known of an application is read again when an event speaks of it or of its organization, and when events were not read lately; a resource server's
/// secret may be <see cref="MaximumAge"/> old. A fill that began before the event is recognised by its time. An unknown id is remembered for a moment, so that
/// guessing costs an attacker the same as a wrong secret and the database nothing.
/// </summary>
internal sealed class ClientDirectory(IMemberSnapshotSource source, IRevocations revocations, TimeProvider time) : IClientDirectory
{
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UnknownAge = TimeSpan.FromSeconds(2);

    private const int Capacity = 200_000;

    private readonly ConcurrentDictionary<Guid, Entry> _clients = new();

    private sealed record Entry(ClientRecord? Client, long LoadedAt);

    public ValueTask<ClientRecord?> FindAsync(Guid clientId, CancellationToken cancellationToken) =>
        _clients.TryGetValue(clientId, out var entry) && IsGood(entry)
            ? ValueTask.FromResult(entry.Client)
            : LoadAsync(clientId, cancellationToken);

    private bool IsGood(Entry entry) => entry.Client switch
    {
        ClientRecord.OfApiKey => true,
        null => time.GetElapsedTime(entry.LoadedAt) < UnknownAge,
        ClientRecord.OfApplication application => !revocations.IsStale(application.ClientId, entry.LoadedAt)
            && !revocations.IsStale(application.OrganizationId, default, entry.LoadedAt)
            && revocations.IsCurrent && time.GetElapsedTime(entry.LoadedAt) < MaximumAge,
        _ => time.GetElapsedTime(entry.LoadedAt) < MaximumAge,
    };

    private async ValueTask<ClientRecord?> LoadAsync(Guid clientId, CancellationToken cancellationToken)
    {
        var loadedAt = time.GetTimestamp();
        var client = await source.FindClientAsync(clientId, cancellationToken);
        if (_clients.Count >= Capacity)
        {
            _clients.Clear();
        }

        var fill = new Entry(client, loadedAt);
        _clients.AddOrUpdate(clientId, fill, (_, known) => known.LoadedAt > loadedAt ? known : fill);
        return client;
    }
}
