using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A key with its role's name. Never its secrets.</summary>
public sealed record ApiKeyDetails(ApiKey Key, string Role);
