namespace Nomba.Iam.Contracts.Usage;

/// <summary>What one key of an organization did in a period.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Outcomes">How many uses ended how; empty when it was not used.</param>
/// <param name="LastUsedAt">When it was last used, in whatever period.</param>
/// <param name="LastUsedFrom">The network address that it was used from then.</param>
public sealed record KeyTotalsResponse(Guid KeyId, string Name, IReadOnlyDictionary<string, long> Outcomes, DateTimeOffset? LastUsedAt, string? LastUsedFrom);
