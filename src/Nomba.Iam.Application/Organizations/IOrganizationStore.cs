using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Organizations;

/// <summary>Organizations and their accounts.</summary>
public interface IOrganizationStore
{
    /// <summary>Writes it; <c>organization.id_taken</c> when the id is in use.</summary>
    Task<Result> AddAsync(Organization organization, CancellationToken cancellationToken);

    /// <summary>Writes it; <c>account.name_taken</c> when the name is in use.</summary>
    Task<Result> AddAccountAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Writes what changed; <c>organization.changed_meanwhile</c> when another change came first.</summary>
    Task<Result> SaveAsync(Organization organization, CancellationToken cancellationToken);

    /// <summary>Tracked for a change.</summary>
    Task<Organization?> FindAsync(OrganizationId id, CancellationToken cancellationToken);

    /// <summary>Holds the organization's row to the end of the transaction: what is counted in it then stays true.</summary>
    Task LockAsync(OrganizationId id, CancellationToken cancellationToken);

    /// <summary>Newest first; one more than <paramref name="filter"/>.Limit when there is a next page.</summary>
    Task<IReadOnlyList<Organization>> ListAsync(OrganizationFilter filter, CancellationToken cancellationToken);

    /// <summary>Where the person is an active member, in whatever state the organization is; the newest membership first.</summary>
    Task<IReadOnlyList<OwnOrganization>> ListOfAsync(UserId user, int limit, MemberId? before, CancellationToken cancellationToken);

    Task<OrganizationCounts> CountAsync(OrganizationId id, CancellationToken cancellationToken);

    /// <summary>Null when there is no such organization.</summary>
    Task<OrganizationFacts?> FactsAsync(OrganizationId id, CancellationToken cancellationToken);

    Task<bool> AnyAsync(CancellationToken cancellationToken);
}
