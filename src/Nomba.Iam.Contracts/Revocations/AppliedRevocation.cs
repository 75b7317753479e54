namespace Nomba.Iam.Contracts.Revocations;

/// <summary>That an event is enforced.</summary>
/// <param name="Sequence">The event's.</param>
/// <param name="AgoMs">How long ago it was applied, in milliseconds: clocks need not agree.</param>
public sealed record AppliedRevocation(long Sequence, long AgoMs);
