using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Organizations;

/// <summary>Organizations and their accounts.</summary>
public interface IOrganizationStore
{
    /// <summary>Writes it; <c>organization.id_taken</c> when the id is in use.</summary>
    Task<Result> AddAsync(Organization organization, CancellationToken cancellationToken);

    Task<Result> AddAccountAsync(Account account, CancellationToken cancellationToken);

    Task<Organization?> FindAsync(OrganizationId id, CancellationToken cancellationToken);

    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>How many of these accounts belong to the organization.</summary>
    Task<int> CountAccountsAsync(OrganizationId organization, IReadOnlyCollection<AccountId> ids, CancellationToken cancellationToken);
}
