namespace Nomba.Iam.Contracts.Revocations;

/// <summary>Where what ended a key's tokens last is enforced.</summary>
/// <param name="Sequence">The event of the revocation feed.</param>
/// <param name="At">When it was written, UTC. The issuer itself has refused the tokens since.</param>
/// <param name="Enforced">How many instances of resource APIs refuse them too.</param>
/// <param name="Behind">How many have not confirmed that yet. Those whose feed is too old ask the issuer about every token, and refuse what they cannot ask about.</param>
/// <param name="Gone">How many were there when it happened, have not confirmed it and were not heard of for a while.</param>
/// <param name="TookMs">How many milliseconds it took until the last of those that confirmed did; null when nobody had to.</param>
/// <param name="Validators">Each instance.</param>
public sealed record KeyRevocationResponse(
    long Sequence, DateTimeOffset At, int Enforced, int Behind, int Gone, long? TookMs, IReadOnlyList<ValidatorReceiptResponse> Validators);
