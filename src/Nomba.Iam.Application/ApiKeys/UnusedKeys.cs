namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Keys that nobody has used: how many, and the first of them, those that were never used before the others.</summary>
public sealed record UnusedKeys(int Count, IReadOnlyList<UnusedKey> First);
