using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Accounts;

/// <summary>Accounts of an organization. The unique index on the name is the truth about names.</summary>
public interface IAccountStore
{
    /// <summary>Writes what changed; <c>account.name_taken</c>, or <c>account.changed_meanwhile</c> when another change came first.</summary>
    Task<Result> SaveAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Tracked for a change; null when there is none in that organization.</summary>
    Task<Account?> FindAsync(OrganizationId organization, AccountId id, CancellationToken cancellationToken);

    /// <summary>Newest first; one more than <paramref name="filter"/>.Limit when there is a next page.</summary>
    Task<IReadOnlyList<Account>> ListAsync(OrganizationId organization, AccountFilter filter, CancellationToken cancellationToken);

    Task<int> CountAsync(OrganizationId organization, CancellationToken cancellationToken);

    /// <summary>
    /// Holds the rows of these accounts to the end of the transaction, so that none is suspended while somebody gets a role on it; says which
    /// of them there are, and in which state.
    /// </summary>
    Task<IReadOnlyDictionary<AccountId, AccountStatus>> LockAsync(OrganizationId organization, IReadOnlyCollection<AccountId> ids, CancellationToken cancellationToken);
}
