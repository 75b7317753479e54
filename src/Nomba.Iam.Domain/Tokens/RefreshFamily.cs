using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Domain.Tokens;

/// <summary>
/// The row of a family: there once it was refreshed or revoked, or when its issuance carried a <see cref="Grant"/>. Rotation is one
/// compare-and-swap on <see cref="NextSequence"/>.
/// </summary>
public sealed class RefreshFamily
{
    private RefreshFamily(string id, MemberId memberId)
    {
        Id = id;
        MemberId = memberId;
    }

    /// <summary>The text of a <see cref="TokenFamilyId"/>.</summary>
    public string Id { get; private set; }

    public MemberId MemberId { get; private set; }

    /// <summary>The client that may refresh: the key's client id, or the application's id.</summary>
    public Guid ClientId { get; private set; }

    /// <summary>The only sequence number that the next refresh may present.</summary>
    public long NextSequence { get; private set; }

    public bool IsRevoked { get; private set; }

    public DateTimeOffset AdvancedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>What was granted, as JSON, when the member's own state does not say it: a narrowed scope, a user's consent.</summary>
    public string? Grant { get; private set; }

    public static RefreshFamily Start(TokenFamilyId id, MemberId member, Guid client, DateTimeOffset expiresAt, string? grant) =>
        new(id.Value, member) { ClientId = client, ExpiresAt = expiresAt, AdvancedAt = id.StartedAt, Grant = grant };
}
