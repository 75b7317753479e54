namespace Nomba.Iam.Contracts.Audit;

/// <summary>Where a chain was cut: all entries up to this one were old enough to go.</summary>
/// <param name="Sequence">The last entry that is gone.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Count">How many this cut took.</param>
/// <param name="At">When, UTC.</param>
public sealed record AuditCutResponse(long Sequence, string Hash, long Count, DateTimeOffset At);
