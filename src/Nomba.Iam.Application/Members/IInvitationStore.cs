using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Members;

/// <summary>Invitations of an organization.</summary>
public interface IInvitationStore
{
    /// <summary>Writes it; <c>invitation.pending</c> when the address is invited already. One that is too old gives way.</summary>
    Task<Result> AddAsync(Invitation invitation, CancellationToken cancellationToken);

    Task<Result> SaveAsync(Invitation invitation, CancellationToken cancellationToken);

    /// <summary>Tracked for a change.</summary>
    Task<InvitationListing?> FindAsync(OrganizationId organization, InvitationId id, CancellationToken cancellationToken);

    /// <summary>Whichever organization's: for who holds its link. Tracked for a change.</summary>
    Task<InvitationListing?> FindAsync(InvitationId id, CancellationToken cancellationToken);

    /// <summary>The address that it is for; nothing is tracked.</summary>
    Task<string?> FindEmailAsync(OrganizationId organization, InvitationId id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<InvitationListing>> ListAsync(OrganizationId organization, int limit, InvitationId? before, CancellationToken cancellationToken);
}
