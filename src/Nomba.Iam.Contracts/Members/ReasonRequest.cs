namespace Nomba.Iam.Contracts.Members;

/// <summary>Why a key or a member is suspended or revoked. Goes into the audit log.</summary>
/// <param name="Reason">1 to 500 characters.</param>
public sealed record ReasonRequest(string? Reason);
