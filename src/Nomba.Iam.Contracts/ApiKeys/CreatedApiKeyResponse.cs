namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>A new key. The two secrets are shown here and never again.</summary>
/// <param name="Key">The key.</param>
/// <param name="Live">The pair for real money.</param>
/// <param name="Test">The pair for the sandbox.</param>
public sealed record CreatedApiKeyResponse(ApiKeyResponse Key, IssuedCredentialResponse Live, IssuedCredentialResponse Test);
