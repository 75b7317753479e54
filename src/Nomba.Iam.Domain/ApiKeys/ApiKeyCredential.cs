using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>One of a key's two credential pairs. The secret is kept hashed; what remains readable is its beginning, for recognition.</summary>
public sealed class ApiKeyCredential
{
    private ApiKeyCredential(Guid clientId, KeyEnvironment environment, HashedSecret secretHash, string secretHint)
    {
        ClientId = clientId;
        Environment = environment;
        SecretHash = secretHash;
        SecretHint = secretHint;
    }

    public Guid ClientId { get; private set; }

    public MemberId KeyId { get; private set; }

    public KeyEnvironment Environment { get; private set; }

    public HashedSecret SecretHash { get; private set; }

    /// <summary>The secret's last four characters.</summary>
    public string SecretHint { get; private set; }

    /// <summary>Since when this pair is switched off; null while it works.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>The family of a key that keeps to one session: what the next issuance ends. Written by the ledger of families alone.</summary>
    public string? SessionFamilyId { get; private set; }

    internal static ApiKeyCredential Issue(Guid clientId, KeyEnvironment environment, HashedSecret hash, string hint) =>
        new(clientId, environment, hash, hint);

    /// <summary>False when it was off already.</summary>
    internal bool Disable(DateTimeOffset now)
    {
        var worked = DisabledAt is null;
        DisabledAt ??= now;
        return worked;
    }

    /// <summary>False when it was on already.</summary>
    internal bool Enable()
    {
        var worked = DisabledAt is null;
        DisabledAt = null;
        return !worked;
    }
}
