using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>API keys of an organization. The unique index on the name is the truth about names.</summary>
public interface IApiKeyStore
{
    /// <summary>Writes the key in the current transaction; <c>api_key.name_taken</c> when the name is in use.</summary>
    Task<Result> AddAsync(ApiKey key, CancellationToken cancellationToken);

    /// <summary>Writes what changed; <c>api_key.name_taken</c>, or <c>member.changed_meanwhile</c> when another change came first.</summary>
    Task<Result> SaveAsync(ApiKey key, CancellationToken cancellationToken);

    /// <summary>
    /// The key with its credentials, tracked for a change, or null when there is none in that organization, or none to be seen any more.
    /// </summary>
    Task<ApiKey?> FindAsync(OrganizationId organization, MemberId key, CancellationToken cancellationToken);

    /// <summary>The key that one of its client ids names, tracked for a change, or null when there is none in that organization.</summary>
    Task<ApiKey?> FindByClientIdAsync(OrganizationId organization, Guid clientId, CancellationToken cancellationToken);

    /// <summary>In the order of the filter; one more than <paramref name="filter"/>.Limit when there is a next page.</summary>
    Task<IReadOnlyList<ApiKey>> ListAsync(OrganizationId organization, ApiKeyFilter filter, CancellationToken cancellationToken);

    /// <summary>Keys of every organization that ended or will by <paramref name="soon"/>, as far as that was not noted yet; by id.</summary>
    Task<IReadOnlyList<ExpiringKey>> ListExpiringAsync(DateTimeOffset now, DateTimeOffset soon, int limit, CancellationToken cancellationToken);

    /// <summary>Notes it in the current transaction; false when it was noted, or the date was changed, since the key was read.</summary>
    Task<bool> TryNoteAsync(ExpiringKey key, ExpiryNotice notice, CancellationToken cancellationToken);
}
