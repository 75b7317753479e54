namespace Nomba.Iam.Contracts.Audit;

/// <summary>That the personal data of an entry was taken out.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Why.</param>
public sealed record AuditRedactionResponse(DateTimeOffset At, string Reason);
