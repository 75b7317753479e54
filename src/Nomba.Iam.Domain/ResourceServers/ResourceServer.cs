using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.ResourceServers;

/// <summary>A registered API: its audience, the permissions it defines, and the credentials it introspects with.</summary>
public sealed class ResourceServer
{
    public const int MaxPermissions = 500;

    private readonly List<PermissionRegistration> _permissions = [];

    private ResourceServer(ResourceServerId id, string audience, HashedSecret secretHash, DateTimeOffset createdAt)
    {
        Id = id;
        Audience = audience;
        SecretHash = secretHash;
        CreatedAt = createdAt;
    }

    public ResourceServerId Id { get; private set; }

    public string Audience { get; private set; }

    public IReadOnlyList<PermissionRegistration> Permissions => _permissions;

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> PermissionNames => [.. _permissions.Select(p => p.Name).Order(StringComparer.Ordinal)];

    public HashedSecret SecretHash { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static ResourceServer Register(string audience, IEnumerable<PermissionDraft> permissions, HashedSecret secret, TimeProvider time)
    {
        var server = new ResourceServer(ResourceServerId.New(time), audience, secret, time.GetUtcNow());
        server._permissions.AddRange(permissions.DistinctBy(p => p.Name, StringComparer.Ordinal).Select(p => PermissionRegistration.Define(p.Name, p.Description)));
        return server;
    }

    public Result Define(PermissionDraft permission)
    {
        if (Find(permission.Name) is not null)
        {
            return ResourceServerErrors.PermissionTaken;
        }

        if (_permissions.Count >= MaxPermissions)
        {
            return ResourceServerErrors.TooManyPermissions;
        }

        _permissions.Add(PermissionRegistration.Define(permission.Name, permission.Description));
        return Result.Success;
    }

    /// <summary>Whoever holds it keeps it; no role gets it anew by name.</summary>
    public Result Deprecate(string permission, DateTimeOffset now)
    {
        if (Find(permission) is not { } found)
        {
            return ResourceServerErrors.PermissionNotFound;
        }

        found.Deprecate(now);
        return Result.Success;
    }

    /// <summary>Takes a deprecated permission away for good. Whoever asks sees to it that nothing uses it.</summary>
    public Result Remove(string permission)
    {
        if (Find(permission) is not { } found)
        {
            return ResourceServerErrors.PermissionNotFound;
        }

        if (found.DeprecatedAt is null)
        {
            return ResourceServerErrors.NotDeprecated;
        }

        _permissions.Remove(found);
        return Result.Success;
    }

    /// <summary>The old secret is refused from here on.</summary>
    public void ReplaceSecret(HashedSecret secret) => SecretHash = secret;

    private PermissionRegistration? Find(string permission) => _permissions.FirstOrDefault(p => p.Name == permission);
}
