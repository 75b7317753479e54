using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A new key with its secrets, for the one answer that shows them.</summary>
public sealed record CreatedApiKey(ApiKeyDetails Details, IssuedCredentials Credentials);
