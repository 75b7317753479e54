namespace Nomba.Iam.Application.Usage;

/// <summary>How many uses ended so, in the step that starts at that minute.</summary>
public sealed record UsageStep(int Minute, UsageOutcome Outcome, long Count);
