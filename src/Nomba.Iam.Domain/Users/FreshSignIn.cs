namespace Nomba.Iam.Domain.Users;

/// <summary>How long a proof of who sits at a browser is good for dangerous actions. The session itself goes on for longer.</summary>
public static class FreshSignIn
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <param name="provenAt">Null where nobody knows: that is not fresh.</param>
    /// <param name="now">The time.</param>
    public static bool IsFresh(DateTimeOffset? provenAt, DateTimeOffset now) => now - provenAt < Lifetime;
}
