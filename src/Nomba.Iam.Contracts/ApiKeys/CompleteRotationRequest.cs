namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>How to end a rotation.</summary>
/// <param name="RevokeTokens">True: every token that the pair got so far dies too, those got by the new secret included. Absent: they live until they end.</param>
public sealed record CompleteRotationRequest(bool? RevokeTokens = null);
