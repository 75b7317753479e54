using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Applications;

/// <summary>What people let applications do. One consent per membership and application.</summary>
public interface IConsentStore
{
    /// <summary>All of a person's for one application; not tracked.</summary>
    Task<IReadOnlyList<Consent>> GivenAsync(UserId user, ApplicationId application, CancellationToken cancellationToken);

    /// <summary>
    /// The consent, tracked, or null. Holds the member's row to the end of the transaction: giving, relying on and revoking come one after the other.
    /// </summary>
    Task<Consent?> HoldAsync(MemberId member, ApplicationId application, CancellationToken cancellationToken);

    /// <summary>Adds it to the current transaction.</summary>
    void Add(Consent consent);

    /// <summary>Writes a code, with whatever else the transaction holds.</summary>
    Task AddCodeAsync(AuthorizationCode code, CancellationToken cancellationToken);

    /// <summary>A person's own consent, or null; not tracked.</summary>
    Task<Consent?> FindAsync(UserId user, ConsentId id, CancellationToken cancellationToken);

    /// <summary>One that a member of the organization gave the application, or null; not tracked.</summary>
    Task<Consent?> FindAsync(OrganizationId organization, ApplicationId application, ConsentId id, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a held consent with all that came from it: codes are used up and families revoked. Those are returned, with the ones whose last
    /// access token may be alive: that is, whose refresh ended after <paramref name="endedAfter"/>.
    /// </summary>
    Task<IReadOnlyList<TokenFamilyId>> EndAsync(Consent consent, DateTimeOffset endedAfter, CancellationToken cancellationToken);

    /// <summary>A person's, of memberships and applications that are still there; newest first, one more than the limit when there is a next page.</summary>
    Task<IReadOnlyList<ConsentListing>> ListAsync(UserId user, int limit, ConsentId? before, CancellationToken cancellationToken);

    /// <summary>Those that members of one organization gave an application; newest first, one more than the limit when there is a next page.</summary>
    Task<IReadOnlyList<ConsentListing>> ListAsync(OrganizationId organization, ApplicationId application, int limit, ConsentId? before, CancellationToken cancellationToken);
}
