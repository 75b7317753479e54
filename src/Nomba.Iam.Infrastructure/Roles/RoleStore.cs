using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Roles;

internal sealed class RoleStore(IamDbContext context) : IRoleStore
{
    private static readonly Error NameTaken = Error.Conflict("role.name_taken", "Another role of this organization has that name.", "name");

    public Task<Result> AddAsync(Role role, CancellationToken cancellationToken)
    {
        context.Roles.Add(role);
        return context.FlushAsync(NameTaken, cancellationToken);
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
