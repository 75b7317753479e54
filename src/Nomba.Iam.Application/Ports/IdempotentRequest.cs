namespace Nomba.Iam.Application.Ports;

/// <summary>A request that may be repeated.</summary>
/// <param name="Key">Base64url of the SHA-256 of the caller, organization, route and the client's own key: 43 characters.</param>
/// <param name="Fingerprint">Base64url of the SHA-256 of what it asks for.</param>
/// <param name="Claim">Names this attempt among others with the same key.</param>
public sealed record IdempotentRequest(string Key, string Fingerprint, Guid Claim);
