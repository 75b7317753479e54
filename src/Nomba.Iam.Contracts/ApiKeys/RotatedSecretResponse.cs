namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>The new secret of a credential pair, shown here and never again.</summary>
/// <param name="Key">The key, with both secrets of the pair.</param>
/// <param name="Credential">The pair's client id, which stays, and the new secret.</param>
public sealed record RotatedSecretResponse(ApiKeyResponse Key, IssuedCredentialResponse Credential);
