namespace Nomba.Iam.Application.Ports;

/// <summary>
/// The keys under which clients repeat a request whose answer they did not get. A request claims its key, the transaction of the change confirms
/// the claim, and the answer is kept with it: whatever dies in between, the change is made once at most.
/// </summary>
public interface IIdempotencyKeys
{
    /// <summary>Claims the key, or says what became of the request that has it. A claim that was not confirmed in time may be taken over.</summary>
    Task<IdempotencyClaim> ClaimAsync(IdempotentRequest request, CancellationToken cancellationToken);

    /// <summary>Keeps the answer, encrypted, to be repeated: it may show a secret.</summary>
    Task CompleteAsync(IdempotentRequest request, IdempotentAnswer answer, CancellationToken cancellationToken);

    /// <summary>Gives an unconfirmed claim up: the request changed nothing, and may be made again.</summary>
    Task ReleaseAsync(IdempotentRequest request, CancellationToken cancellationToken);
}
