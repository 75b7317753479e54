using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A key with the new secret of one of its pairs, for the one answer that shows it.</summary>
public sealed record RotatedApiKey(ApiKeyDetails Details, IssuedCredential Credential);
