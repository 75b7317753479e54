using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Domain.ResourceServers;

/// <summary>A registered API: its audience, the permissions it defines, and the credentials it introspects with.</summary>
public sealed class ResourceServer
{
    private readonly List<string> _permissions = [];

    private ResourceServer(ResourceServerId id, string audience, HashedSecret secretHash, DateTimeOffset createdAt)
    {
        Id = id;
        Audience = audience;
        SecretHash = secretHash;
        CreatedAt = createdAt;
    }

    public ResourceServerId Id { get; private set; }

    public string Audience { get; private set; }

    public IReadOnlyList<string> Permissions => _permissions;

    public HashedSecret SecretHash { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static ResourceServer Register(string audience, IEnumerable<string> permissions, HashedSecret secret, TimeProvider time)
    {
        var server = new ResourceServer(ResourceServerId.New(time), audience, secret, time.GetUtcNow());
        server._permissions.AddRange(permissions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return server;
    }
}
