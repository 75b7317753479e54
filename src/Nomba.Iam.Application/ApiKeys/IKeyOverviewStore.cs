using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>The keys of an organization as people look over them. Nothing is tracked.</summary>
public interface IKeyOverviewStore
{
    /// <summary>How many keys the filter lets through, whatever part of them it asks for.</summary>
    Task<int> CountAsync(OrganizationId organization, KeyOverviewFilter filter, CancellationToken cancellationToken);

    /// <summary>The part of them that the filter asks for, with their credentials.</summary>
    Task<IReadOnlyList<ApiKey>> ListAsync(OrganizationId organization, KeyOverviewFilter filter, CancellationToken cancellationToken);

    Task<KeyCounts> CountByStandingAsync(OrganizationId organization, CancellationToken cancellationToken);

    /// <summary>Keys that work, hold one of the roles, and were not used since then.</summary>
    Task<UnusedKeys> ListUnusedAsync(
        OrganizationId organization, IReadOnlyCollection<RoleId> roles, DateTimeOffset since, int limit, CancellationToken cancellationToken);
}
