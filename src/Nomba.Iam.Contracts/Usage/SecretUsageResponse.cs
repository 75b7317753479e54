namespace Nomba.Iam.Contracts.Usage;

/// <summary>What was done with one secret, or without any.</summary>
/// <param name="SecretId">The secret; null for uses that proved none, such as introspection.</param>
/// <param name="Outcomes">How many uses ended how.</param>
public sealed record SecretUsageResponse(Guid? SecretId, IReadOnlyDictionary<string, long> Outcomes);
