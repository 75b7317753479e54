using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>An organization's own roles. System roles are in <see cref="SystemRoles"/>.</summary>
public interface IRoleStore
{
    Task<Result> AddAsync(Role role, CancellationToken cancellationToken);

    /// <summary>Writes what changed; <c>role.name_taken</c>, or <c>role.changed_meanwhile</c> when another change came first.</summary>
    Task<Result> SaveAsync(Role role, CancellationToken cancellationToken);

    Task<Result> DeleteAsync(Role role, CancellationToken cancellationToken);

    /// <summary>One of the organization's own, tracked for a change.</summary>
    Task<Role?> FindAsync(OrganizationId organization, RoleId id, CancellationToken cancellationToken);

    /// <summary>The organization's own, by name.</summary>
    Task<IReadOnlyList<Role>> ListAsync(OrganizationId organization, CancellationToken cancellationToken);

    /// <summary>Holds the rows of these roles to the end of the transaction: nobody changes or deletes them meanwhile.</summary>
    Task LockAsync(OrganizationId organization, IReadOnlyCollection<RoleId> ids, CancellationToken cancellationToken);

    /// <summary>A system role, or one of the organization's own; names compare without case.</summary>
    Task<Role?> FindByNameAsync(OrganizationId organization, string name, CancellationToken cancellationToken);

    /// <summary>System roles and the organization's own, by id.</summary>
    Task<IReadOnlyDictionary<RoleId, Role>> FindManyAsync(OrganizationId organization, IReadOnlyCollection<RoleId> ids, CancellationToken cancellationToken);
}
