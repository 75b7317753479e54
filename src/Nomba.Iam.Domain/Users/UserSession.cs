namespace Nomba.Iam.Domain.Users;

/// <summary>A sign-in at one browser. The cookie names it; once it has ended the cookie opens nothing.</summary>
public sealed class UserSession
{
    /// <summary>Without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>However busy: a stolen cookie is good for a working day at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>How often <see cref="LastSeenAt"/> is written at most.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private UserSession(UserSessionId id, UserId userId, DateTimeOffset createdAt)
    {
        Id = id;
        UserId = userId;
        CreatedAt = createdAt;
        LastSeenAt = createdAt;
        ProvenAt = createdAt;
    }

    public UserSessionId Id { get; private set; }

    public UserId UserId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>When the person last proved who they are in this session.</summary>
    public DateTimeOffset ProvenAt { get; private set; }

    /// <summary>What they proved it with, then.</summary>
    public SignInMethod Method { get; private set; } = SignInMethod.Password;

    public string? Address { get; private set; }

    public string? UserAgent { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static UserSession Begin(UserId user, SignInMethod method, string? address, string? userAgent, TimeProvider time) =>
        new(UserSessionId.New(time), user, time.GetUtcNow()) { Method = method, Address = address, UserAgent = userAgent };

    public bool IsAliveAt(DateTimeOffset now) => EndedAt is null && now - CreatedAt < Longest && now - LastSeenAt < Idle + SeenEvery;
}
