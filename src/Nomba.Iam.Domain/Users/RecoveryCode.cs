using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Domain.Users;

/// <summary>Lets a person in once when their authenticator is lost. Only its hash is kept.</summary>
public sealed class RecoveryCode
{
    /// <summary>How many are made at a time; new ones take the place of all from before.</summary>
    public const int SetSize = 10;

    private RecoveryCode(RecoveryCodeId id, UserId userId, HashedSecret hash, DateTimeOffset createdAt)
    {
        Id = id;
        UserId = userId;
        Hash = hash;
        CreatedAt = createdAt;
    }

    public RecoveryCodeId Id { get; private set; }

    public UserId UserId { get; private set; }

    public HashedSecret Hash { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static RecoveryCode Issue(UserId user, HashedSecret hash, TimeProvider time) => new(RecoveryCodeId.New(time), user, hash, time.GetUtcNow());
}
