using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Domain.Applications;

/// <summary>
/// One of the two secrets that a confidential application has at most. Kept hashed; what remains readable is its end, for recognition. A
/// new one waits until it is used for the first time: nobody has to say when the last server got it.
/// </summary>
public sealed class ApplicationSecret
{
    private ApplicationSecret(ApplicationSecretId id, HashedSecret hash, string hint, DateTimeOffset createdAt)
    {
        Id = id;
        Hash = hash;
        Hint = hint;
        CreatedAt = createdAt;
    }

    public ApplicationSecretId Id { get; private set; }

    public HashedSecret Hash { get; private set; }

    /// <summary>The secret's last four characters.</summary>
    public string Hint { get; private set; }

    public ApplicationSecretState State { get; private set; }

    /// <summary>How long the one before stays good once this one is used.</summary>
    public TimeSpan GracePeriod { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was used for the first time, or came with the application.</summary>
    public DateTimeOffset? ActivatedAt { get; private set; }

    /// <summary>When a retiring one stops to be good, or did.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public bool IsGoodAt(DateTimeOffset now) => ExpiresAt is not { } end || now < end;

    internal static ApplicationSecret Issue(ApplicationSecretDraft draft, DateTimeOffset now) =>
        new(draft.Id, draft.Hash, draft.Hint, now) { State = ApplicationSecretState.Pending, GracePeriod = draft.GracePeriod };

    internal void Activate(DateTimeOffset now) => (State, ActivatedAt) = (ApplicationSecretState.Active, now);

    internal void Retire(DateTimeOffset end) => (State, ExpiresAt) = (ApplicationSecretState.Retiring, end);

    internal void EndGrace(DateTimeOffset now) => (State, ExpiresAt) = (ApplicationSecretState.Retired, IsGoodAt(now) ? now : ExpiresAt);
}
