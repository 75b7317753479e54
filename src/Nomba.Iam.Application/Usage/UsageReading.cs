namespace Nomba.Iam.Application.Usage;

/// <summary>What was counted since the last reading, and where the last of it came from.</summary>
public sealed record UsageReading(UsageKey Key, long Count, DateTimeOffset LastAt, string Address);
