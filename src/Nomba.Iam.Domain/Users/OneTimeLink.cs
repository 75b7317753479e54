namespace Nomba.Iam.Domain.Users;

/// <summary>A link that was mailed to an address, or printed once: good for one purpose, one time, until it expires.</summary>
public sealed class OneTimeLink
{
    private OneTimeLink(OneTimeLinkId id, LinkPurpose purpose, Guid subject, string email, DateTimeOffset expiresAt)
    {
        Id = id;
        Purpose = purpose;
        Subject = subject;
        Email = email;
        ExpiresAt = expiresAt;
    }

    public OneTimeLinkId Id { get; private set; }

    public LinkPurpose Purpose { get; private set; }

    /// <summary>The id of what it acts on: a person, a sign-up, a change of address, an invitation.</summary>
    public Guid Subject { get; private set; }

    /// <summary>The SHA-256 of its token.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The address that it was sent to: following it proves that address, and no other.</summary>
    public string Email { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? ConsumedAt { get; private set; }

    public static OneTimeLink Issue(LinkTerms terms, LinkToken token, TimeProvider time) =>
        new(OneTimeLinkId.New(time), terms.Purpose, terms.Subject, terms.Email, time.GetUtcNow() + terms.Lifetime) { Hash = LinkToken.HashOf(token.Reveal()) };
}
