namespace Nomba.Iam.Contracts.Applications;

/// <summary>How to end the rotation of an application's secret.</summary>
/// <param name="RevokeTokens">True: every token that the application holds dies too, those got by the new secret included. Absent: they live until they end.</param>
public sealed record CompleteApplicationRotationRequest(bool? RevokeTokens = null);
