namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>A second secret for a credential pair.</summary>
/// <param name="GracePeriodSeconds">How long the old secret works once the new one is used: 0 (not at all) to 604800 (a week). Absent: 86400, a day.</param>
public sealed record RotateSecretRequest(int? GracePeriodSeconds = null);
