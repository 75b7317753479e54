namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>The two credential pairs of a new key.</summary>
public sealed record IssuedCredentials(IssuedCredential Live, IssuedCredential Test);
