namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>One of a key's two credential pairs, without its secret.</summary>
/// <param name="ClientId">A lower-case UUID.</param>
/// <param name="SecretHint">The active secret's last four characters.</param>
/// <param name="DisabledAt">Since when this pair is switched off; null while it works.</param>
public sealed record ApiKeyCredentialResponse(Guid ClientId, string SecretHint, DateTimeOffset? DisabledAt)
{
    /// <summary>The active secret and, in a rotation, the other one; the newest first.</summary>
    public IReadOnlyList<ApiKeySecretResponse> Secrets { get; init; } = [];
}
