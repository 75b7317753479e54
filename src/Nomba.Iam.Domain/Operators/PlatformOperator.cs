using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Domain.Operators;

/// <summary>A person who runs the platform. Belongs to no organization by that, and holds no permission in any.</summary>
public sealed class PlatformOperator
{
    private PlatformOperator(UserId userId, DateTimeOffset createdAt)
    {
        UserId = userId;
        CreatedAt = createdAt;
    }

    public UserId UserId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static PlatformOperator Appoint(UserId user, TimeProvider time) => new(user, time.GetUtcNow());
}
