using System.Collections.Concurrent;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Revocation story: whose client id it is never changes, and whether its owner is alive is asked of <see cref="IMemberDirectory"/> each
/// time. What is known of an application or a resource server is read again when an event speaks of it or of its organization, when events were
/// not read lately, and after <see cref="MaximumAge"/>. A fill that began before the event is recognised by its time. An unknown id is remembered for a moment, so that
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
        ClientRecord.OfApplication application => IsGood(application.ClientId, entry.LoadedAt)
            && !revocations.IsStale(application.OrganizationId, default, entry.LoadedAt),
        ClientRecord.OfResourceServer server => IsGood(server.ClientId, entry.LoadedAt),
        _ => throw new InvalidOperationException("A closed union has no other case."),
    };

    private bool IsGood(Guid clientId, long loadedAt) =>
        !revocations.IsStale(clientId, loadedAt) && revocations.IsCurrent && time.GetElapsedTime(loadedAt) < MaximumAge;

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
