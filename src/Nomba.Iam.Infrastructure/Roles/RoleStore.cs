using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Roles;

internal sealed class RoleStore(IamDbContext context) : IRoleStore
{
    public Task<Result> AddAsync(Role role, CancellationToken cancellationToken)
    {
        context.Roles.Add(role);
        return context.FlushAsync(RoleErrors.NameTaken, cancellationToken, RoleErrors.ChangedMeanwhile);
    }

    public Task<Result> SaveAsync(Role role, CancellationToken cancellationToken) => context.FlushAsync(RoleErrors.NameTaken, cancellationToken, RoleErrors.ChangedMeanwhile);

    public Task<Result> DeleteAsync(Role role, CancellationToken cancellationToken)
    {
        context.Roles.Remove(role);
        return context.FlushAsync(RoleErrors.NameTaken, cancellationToken, RoleErrors.ChangedMeanwhile);
    }

    public Task<Role?> FindAsync(OrganizationId organization, RoleId id, CancellationToken cancellationToken) =>
        context.Roles.FirstOrDefaultAsync(r => r.Id == id && r.OrganizationId == organization, cancellationToken);

    public async Task<IReadOnlyList<Role>> ListAsync(OrganizationId organization, CancellationToken cancellationToken) =>
        await context.Roles.AsNoTracking().Where(r => r.OrganizationId == organization).OrderBy(r => r.NameKey).ToListAsync(cancellationToken);

    public async Task LockAsync(OrganizationId organization, IReadOnlyCollection<RoleId> ids, CancellationToken cancellationToken)
    {
        // One at a time and in order, so that two who lock the same roles never wait for each other. A write that changes nothing is the
        // lock that all three databases have.
        foreach (var id in ids.Where(id => SystemRoles.Find(id) is null).OrderBy(id => id.Value))
        {
            await context.Roles.Where(r => r.Id == id && r.OrganizationId == organization)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.NameKey, r => r.NameKey), cancellationToken);
        }
    }

    public async Task<Role?> FindByNameAsync(OrganizationId organization, string name, CancellationToken cancellationToken)
    {
        var key = Role.KeyOf(name);
        return SystemRoles.Find(name)
            ?? await context.Roles.AsNoTracking().FirstOrDefaultAsync(r => r.OrganizationId == organization && r.NameKey == key, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<RoleId, Role>> FindManyAsync(
        OrganizationId organization, IReadOnlyCollection<RoleId> ids, CancellationToken cancellationToken)
    {
        var found = SystemRoles.All.Where(r => ids.Contains(r.Id)).ToDictionary(r => r.Id);
        RoleId[] own = [.. ids.Where(id => !found.ContainsKey(id))];
        if (own.Length > 0)
        {
            foreach (var role in await context.Roles.AsNoTracking().Where(r => r.OrganizationId == organization && own.Contains(r.Id)).ToListAsync(cancellationToken))
            {
                found[role.Id] = role;
            }
        }

        return found;
    }
}
