using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.ResourceServers;

internal sealed class ResourceServerStore(IamDbContext context) : IResourceServerStore
{
    public Task<Result> AddAsync(ResourceServer server, CancellationToken cancellationToken)
    {
        context.ResourceServers.Add(server);
        return context.FlushAsync(ResourceServerErrors.AudienceTaken, cancellationToken);
    }

    public Task<Result> SaveAsync(ResourceServer server, CancellationToken cancellationToken) =>
        context.FlushAsync(ResourceServerErrors.PermissionTaken, cancellationToken);

    public Task<ResourceServer?> FindAsync(ResourceServerId id, CancellationToken cancellationToken) =>
        context.ResourceServers.FirstOrDefaultAsync(s => s.Id == id, cancellationToken);

    public async Task<IReadOnlyList<ResourceServer>> ListAsync(int limit, ResourceServerId? before, CancellationToken cancellationToken)
    {
        var servers = context.ResourceServers.AsNoTracking();
        if (before is { } last)
        {
            servers = servers.Where(s => s.Id < last);
        }

        return await servers.OrderByDescending(s => s.Id).Take(limit).ToListAsync(cancellationToken);
    }

    public Task<int> CountRolesNamingAsync(string permission, CancellationToken cancellationToken) =>
        context.Roles.CountAsync(r => EF.Property<List<string>>(r, "_permissions").Contains(permission), cancellationToken);

    public Task<PermissionCatalogue> CatalogueAsync(CancellationToken cancellationToken) => CatalogueOf(context, cancellationToken);

    internal static async Task<PermissionCatalogue> CatalogueOf(IamDbContext context, CancellationToken cancellationToken)
    {
        var servers = await context.ResourceServers.AsNoTracking().ToListAsync(cancellationToken);
        return new PermissionCatalogue(
            servers.Select(s => new AudiencePermissions(s.Audience, s.PermissionNames)),
            servers.SelectMany(s => s.Permissions).Select(p => new PermissionDefinition(p.Name, p.Description, p.DeprecatedAt is not null)));
    }
}
