namespace Nomba.Iam.Domain.Users;

/// <summary>
/// A sign-up that waits for its address to be confirmed. Nobody can sign in with it, and it holds no address: whoever signs up with somebody
/// else's address first neither keeps them out nor gets to choose their password.
/// </summary>
public sealed class PendingSignUp
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private PendingSignUp(SignUpId id, string email, string passwordHash, DateTimeOffset expiresAt)
    {
        Id = id;
        Email = email;
        PasswordHash = passwordHash;
        ExpiresAt = expiresAt;
    }

    public SignUpId Id { get; private set; }

    public string Email { get; private set; }

    public string PasswordHash { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public static PendingSignUp Begin(string email, string passwordHash, TimeProvider time) =>
        new(SignUpId.New(time), email, passwordHash, time.GetUtcNow() + Lifetime);
}
