namespace Nomba.Iam.Contracts.Applications;

/// <summary>Another secret for a confidential application.</summary>
/// <param name="GracePeriodSeconds">How long the secret from before stays good once the new one is used: 0 to 604800, a day when absent.</param>
public sealed record RotateApplicationSecretRequest(int? GracePeriodSeconds);
