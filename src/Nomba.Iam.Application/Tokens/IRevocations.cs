using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>What this node knows to be dead. In memory; fed by its own changes at once and by those of other nodes through the event table.</summary>
public interface IRevocations
{
    /// <summary>Takes an event in; taking one twice, or out of order, changes nothing.</summary>
    void Apply(RevocationEvent happened);

    bool IsDead(MemberId member, int version);

    bool IsDead(TokenFamilyId family);

    /// <summary>
    /// Tokens and families of the organization and client (a key's or an application's client id) with an earlier issue date are dead. Dates of
    /// issue are whole seconds, so this one is the first whole second after the event, and nothing new is dated before it.
    /// </summary>
    DateTimeOffset EarliestIssue(OrganizationId organization, Guid? client);

    /// <summary>True when what was read of the member at that timestamp (of the <see cref="TimeProvider"/>) may miss what an event told since.</summary>
    bool IsStale(OrganizationId organization, MemberId member, long readAt);

    /// <summary>The same for what was read of an application.</summary>
    bool IsStale(Guid application, long readAt);

    /// <summary>The lowest version of the member that may live; 0 when nothing is known.</summary>
    int MinimumVersion(MemberId member);

    /// <summary>
    /// False when the event table was not read lately, so that another node's revocation may be missing here: then nothing in memory may
    /// be trusted, and what cannot be asked of the database is refused.
    /// </summary>
    bool IsCurrent { get; }

    /// <summary>How long ago the last look at the event table that was taken in began; null before the first.</summary>
    TimeSpan? Age { get; }

    /// <summary>Everything committed before that timestamp (of the <see cref="TimeProvider"/>) has been applied.</summary>
    void Confirm(long startedAt);

    /// <summary>Rises whenever the permission catalogue changed.</summary>
    int CatalogueEpoch { get; }
}
