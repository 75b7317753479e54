using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Members;
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

    public async Task<PermissionUses> CountUsesAsync(string permission, CancellationToken cancellationToken)
    {
        var wildcard = $"{permission.Split(':')[0]}:*";
        var roles = await context.Roles.CountAsync(
            r => EF.Property<List<string>>(r, "_permissions").Contains(permission) || EF.Property<List<string>>(r, "_permissions").Contains(wildcard), cancellationToken);
        var applications = await context.Applications.CountAsync(
            a => a.Status != ApplicationStatus.Deleted && EF.Property<List<string>>(a, "_allowedPermissions").Contains(permission), cancellationToken);
        var consents = await context.Consents.Where(c => EF.Property<List<string>>(c, "_permissions").Contains(permission))
            .CountAsync(c => context.Members.Any(m => m.Id == c.MemberId && m.Status != MemberStatus.Revoked), cancellationToken);
        return new PermissionUses(roles, applications, consents);
    }

    public Task<PermissionCatalogue> CatalogueAsync(CancellationToken cancellationToken) => CatalogueOf(context, cancellationToken);

    internal static async Task<PermissionCatalogue> CatalogueOf(IamDbContext context, CancellationToken cancellationToken)
    {
        var servers = await context.ResourceServers.AsNoTracking().ToListAsync(cancellationToken);
        return new PermissionCatalogue(
            servers.Select(s => new AudiencePermissions(s.Audience, s.PermissionNames)),
            servers.SelectMany(s => s.Permissions).Select(p => new PermissionDefinition(p.Name, p.Description, p.DeprecatedAt is not null)));
    }
}
