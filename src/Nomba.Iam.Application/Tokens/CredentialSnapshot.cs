using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.Tokens;

/// <summary>One credential pair of an API key.</summary>
public sealed record CredentialSnapshot(Guid ClientId, KeyEnvironment Environment, HashedSecret SecretHash)
{
    /// <summary>Switched off: it gets no tokens, and those it got are dead.</summary>
    public bool IsDisabled { get; init; }
}
