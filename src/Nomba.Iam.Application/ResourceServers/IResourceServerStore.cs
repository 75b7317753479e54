using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ResourceServers;

/// <summary>Registered APIs and the permissions they define.</summary>
public interface IResourceServerStore
{
    /// <summary>Writes it; <c>resource_server.audience_taken</c> when the audience is in use.</summary>
    Task<Result> AddAsync(ResourceServer server, CancellationToken cancellationToken);

    Task<Result> SaveAsync(ResourceServer server, CancellationToken cancellationToken);

    /// <summary>Tracked for a change.</summary>
    Task<ResourceServer?> FindAsync(ResourceServerId id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ResourceServer>> ListAsync(int limit, ResourceServerId? before, CancellationToken cancellationToken);

    Task<PermissionUses> CountUsesAsync(string permission, CancellationToken cancellationToken);

    Task<PermissionCatalogue> CatalogueAsync(CancellationToken cancellationToken);
}
