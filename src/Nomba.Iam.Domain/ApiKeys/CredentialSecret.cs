namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>
/// One of the one or two secrets of a credential pair, as it is kept: hashed, with its last four characters for recognition. A pending one
/// becomes active on its first use, by a statement of its own that one of many first uses wins.
/// </summary>
public sealed class CredentialSecret
{
    private CredentialSecret(CredentialSecretId id, HashedSecret hash, string hint, SecretState state, DateTimeOffset createdAt)
    {
        Id = id;
        Hash = hash;
        Hint = hint;
        State = state;
        CreatedAt = createdAt;
    }

    public CredentialSecretId Id { get; private set; }

    public Guid ClientId { get; private set; }

    public HashedSecret Hash { get; private set; }

    /// <summary>The secret's last four characters.</summary>
    public string Hint { get; private set; }

    public SecretState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it became active; null for one that was so from the start.</summary>
    public DateTimeOffset? FirstUsedAt { get; private set; }

    /// <summary>Of a secret made by a rotation: how long the one before it lives on once this one is used.</summary>
    public int GraceSeconds { get; private set; }

    /// <summary>Of a retiring secret: when it is refused. A date and not an act, so that nothing has to happen in time.</summary>
    public DateTimeOffset? GraceEndsAt { get; private set; }

    public bool IsOver(DateTimeOffset now) => GraceEndsAt <= now;

    internal static CredentialSecret First(HashedSecret hash, string hint, TimeProvider time) =>
        new(CredentialSecretId.New(time), hash, hint, SecretState.Active, time.GetUtcNow());

    internal static CredentialSecret Next(HashedSecret hash, string hint, TimeSpan grace, TimeProvider time) =>
        new(CredentialSecretId.New(time), hash, hint, SecretState.Pending, time.GetUtcNow()) { GraceSeconds = (int)grace.TotalSeconds };

    internal void EndGrace(DateTimeOffset now) => GraceEndsAt = IsOver(now) ? GraceEndsAt : now;
}
