namespace Nomba.Iam.Application.Tokens;

/// <summary>A revocation at one instance of a resource API.</summary>
/// <param name="Validator">The instance.</param>
/// <param name="State">Whether it enforces it.</param>
/// <param name="EnforcedAt">Since when; null where it does not, or was begun with it.</param>
public sealed record ValidatorReceipt(Validator Validator, Enforcement State, DateTimeOffset? EnforcedAt);
