namespace Nomba.Iam.Application.Usage;

/// <summary>How often something ended so in a period.</summary>
public sealed record OutcomeTotal(UsageOutcome Outcome, long Count);
