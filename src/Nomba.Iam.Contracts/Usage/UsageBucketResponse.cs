namespace Nomba.Iam.Contracts.Usage;

/// <summary>One step of a period.</summary>
/// <param name="Start">When it starts.</param>
/// <param name="Outcomes">How many uses ended how: <c>issued</c>, <c>refreshed</c>, <c>introspected_active</c>, <c>introspected_inactive</c>, <c>permitted</c>, <c>refused_…</c>.</param>
public sealed record UsageBucketResponse(DateTimeOffset Start, IReadOnlyDictionary<string, long> Outcomes);
