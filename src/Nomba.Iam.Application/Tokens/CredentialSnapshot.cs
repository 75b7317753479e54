using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.Tokens;

/// <summary>One credential pair of an API key, with the one or two secrets that it has.</summary>
public sealed record CredentialSnapshot(Guid ClientId, KeyEnvironment Environment, SecretSnapshot First, SecretSnapshot? Second)
{
    /// <summary>Switched off: it gets no tokens, and those it got are dead.</summary>
    public bool IsDisabled { get; init; }
}
