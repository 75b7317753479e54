using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>An organization's own roles. System roles are in <see cref="SystemRoles"/>.</summary>
public interface IRoleStore
{
    Task<Result> AddAsync(Role role, CancellationToken cancellationToken);

    /// <summary>A system role, or one of the organization's own; names compare without case.</summary>
    Task<Role?> FindByNameAsync(OrganizationId organization, string name, CancellationToken cancellationToken);

    /// <summary>System roles and the organization's own, by id.</summary>
    Task<IReadOnlyDictionary<RoleId, Role>> FindManyAsync(OrganizationId organization, IReadOnlyCollection<RoleId> ids, CancellationToken cancellationToken);
}
