namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>A new credential pair with its plaintext secret: shown once, then gone.</summary>
public sealed record IssuedCredential(Guid ClientId, KeyEnvironment Environment, ApiKeySecret Secret);
