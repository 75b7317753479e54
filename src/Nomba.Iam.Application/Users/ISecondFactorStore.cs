using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>What people can prove themselves with, whatever the kind, and which organizations ask for it.</summary>
public interface ISecondFactorStore
{
    Task<SecondFactors> FindAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Whether the organization requires one of its people; true where there is no such organization.</summary>
    Task<bool> IsRequiredByAsync(OrganizationId organization, CancellationToken cancellationToken);

    /// <summary>Whether any organization does that the person is an active member of.</summary>
    Task<bool> IsRequiredOfAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Holds the person's row to the end of the transaction: of two factors that are added or removed at once one comes second.</summary>
    Task LockAsync(UserId user, CancellationToken cancellationToken);
}
