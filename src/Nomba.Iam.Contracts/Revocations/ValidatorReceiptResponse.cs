namespace Nomba.Iam.Contracts.Revocations;

/// <summary>A revocation at one instance of a resource API.</summary>
/// <param name="Instance">The instance's id.</param>
/// <param name="Audience">The resource API.</param>
/// <param name="State"><c>enforced</c>, <c>behind</c> or <c>gone</c>.</param>
/// <param name="EnforcedAt">Since when, UTC; null while it is not, or when the instance began with it.</param>
/// <param name="LastSeenAt">When the instance was last heard of, UTC.</param>
public sealed record ValidatorReceiptResponse(Guid Instance, string Audience, string State, DateTimeOffset? EnforcedAt, DateTimeOffset LastSeenAt);
