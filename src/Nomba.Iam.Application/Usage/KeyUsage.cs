namespace Nomba.Iam.Application.Usage;

/// <summary>How a key was used in a period.</summary>
public sealed record KeyUsage(UsagePeriod Period, IReadOnlyList<UsageStep> Steps, IReadOnlyList<UsageTotal> Totals, IReadOnlyList<KeyLastUse> LastUses);
