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

    public Task<PermissionCatalogue> CatalogueAsync(CancellationToken cancellationToken) => CatalogueOf(context, cancellationToken);

    internal static async Task<PermissionCatalogue> CatalogueOf(IamDbContext context, CancellationToken cancellationToken)
    {
        var servers = await context.ResourceServers.AsNoTracking().ToListAsync(cancellationToken);
        return new PermissionCatalogue(servers.Select(s => new AudiencePermissions(s.Audience, s.Permissions)));
    }
}
