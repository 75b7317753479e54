using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A key with its role's name. Never its secrets.</summary>
public sealed record ApiKeyDetails(ApiKey Key, string Role)
{
    /// <summary>What of its roles is dangerous in its hands.</summary>
    public required IReadOnlyList<string> Dangerous { get; init; }

    /// <summary>When its secrets were last used, and the key without one.</summary>
    public IReadOnlyList<KeyLastUse> LastUses { get; init; } = [];
}
