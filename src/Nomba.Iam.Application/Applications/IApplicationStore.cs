using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Applications;

/// <summary>OAuth clients of organizations. The unique index on the name is the truth about names.</summary>
public interface IApplicationStore
{
    /// <summary>Writes the application in the current transaction; <c>application.name_taken</c> when the name is in use.</summary>
    Task<Result> AddAsync(Domain.Applications.Application application, CancellationToken cancellationToken);

    /// <summary>Writes what changed; <c>application.name_taken</c>, or <c>application.changed_meanwhile</c> when another change came first.</summary>
    Task<Result> SaveAsync(Domain.Applications.Application application, CancellationToken cancellationToken);

    /// <summary>The application with its secrets, tracked for a change, or null when there is none in that organization.</summary>
    Task<Domain.Applications.Application?> FindAsync(OrganizationId organization, ApplicationId id, CancellationToken cancellationToken);

    /// <summary>
    /// The same, whoever it belongs to (null: any), with its row held to the end of the transaction: changes come one after the other, and no code is
    /// exchanged meanwhile.
    /// </summary>
    Task<Domain.Applications.Application?> HoldAsync(OrganizationId? organization, ApplicationId id, CancellationToken cancellationToken);

    /// <summary>Newest first; one more than <paramref name="filter"/>.Limit when there is a next page.</summary>
    Task<IReadOnlyList<Domain.Applications.Application>> ListAsync(OrganizationId organization, ApplicationFilter filter, CancellationToken cancellationToken);

    /// <summary>How many there are that are not deleted. Holds the organization's row: of two that register the last one, one comes second.</summary>
    Task<int> CountAsync(OrganizationId organization, CancellationToken cancellationToken);

    /// <summary>Ends every refresh family of the application, whoever it acts for.</summary>
    Task EndFamiliesAsync(ApplicationId id, CancellationToken cancellationToken);

    /// <summary>Forgets what anybody agreed to.</summary>
    Task ForgetConsentsAsync(ApplicationId id, CancellationToken cancellationToken);
}
