namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>One of a key's two credential pairs, without its secret.</summary>
/// <param name="ClientId">A lower-case UUID.</param>
/// <param name="SecretHint">The active secret's last four characters.</param>
public sealed record ApiKeyCredentialResponse(Guid ClientId, string SecretHint)
{
    /// <summary>The active secret and, in a rotation, the other one; the newest first.</summary>
    public IReadOnlyList<ApiKeySecretResponse> Secrets { get; init; } = [];
}
