namespace Nomba.Iam.Contracts.Audit;

/// <summary>What became of one field.</summary>
/// <param name="Before">What it was, as text; null where it was nothing.</param>
/// <param name="After">What it is now, as text; null where it is nothing.</param>
public sealed record AuditChangeResponse(string? Before, string? After);
