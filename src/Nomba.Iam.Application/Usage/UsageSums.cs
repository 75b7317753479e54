namespace Nomba.Iam.Application.Usage;

/// <summary>What the step that starts at that minute comes to.</summary>
/// <param name="Minute">Minutes since 1970.</param>
/// <param name="Issued">Tokens that were issued, refreshed ones not included.</param>
/// <param name="Uses">All that <see cref="UsageOutcomes"/> calls a use.</param>
/// <param name="Refusals">All that it calls a refusal.</param>
public sealed record UsageSums(int Minute, long Issued, long Uses, long Refusals);
