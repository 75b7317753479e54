using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>The ledger of refresh families. Each call is its own transaction; rotation is one statement.</summary>
public interface IRefreshFamilyStore
{
    /// <summary>
    /// Moves the family on by compare-and-swap: one statement when it succeeds. Sequence 0 without a stored grant inserts the row if it is
    /// absent; everything else updates it where sequence, member, client and liveness all match. A second statement reads the row only
    /// when the first changed nothing.
    /// </summary>
    Task<FamilyAdvance> AdvanceAsync(FamilyTurn turn, CancellationToken cancellationToken);

    /// <summary>Writes the row of a family whose issuance carried a grant.</summary>
    Task StartAsync(RefreshFamily family, CancellationToken cancellationToken);

    /// <summary>
    /// Makes this the one live family of its credential pair: kills the family that was it before, and remembers this one, in one
    /// transaction, then applies the event. Of several at once all but the last are dead when they have returned.
    /// </summary>
    /// <param name="family">The family that begins.</param>
    /// <param name="endsAt">When nothing of it, and so of any family before it, can be alive.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task TakeSessionAsync(RefreshFamily family, DateTimeOffset endsAt, CancellationToken cancellationToken);

    /// <summary>The client that may refresh the family; null when it has no row.</summary>
    Task<Guid?> FindClientAsync(TokenFamilyId family, CancellationToken cancellationToken);

    /// <summary>Marks the family revoked (its row is written if absent) and appends the revocation event, in one transaction, then applies it.</summary>
    Task RevokeAsync(FamilyRevocation revocation, CancellationToken cancellationToken);
}
