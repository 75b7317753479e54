using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Operators;

/// <summary>A signing key as operators see it; never the key itself.</summary>
/// <param name="Kid">As it stands in tokens and in the key set.</param>
/// <param name="Generation">1, 2, 3 …</param>
/// <param name="Status">As of now.</param>
/// <param name="ActivatesAt">When it signs.</param>
/// <param name="SignsUntil">When the next one takes over; null while none is published.</param>
/// <param name="RetiresAt">After this it is neither published nor accepted.</param>
public sealed record SigningKeyListing(
    string Kid, int Generation, SigningKeyStatus Status, DateTimeOffset ActivatesAt, DateTimeOffset? SignsUntil, DateTimeOffset RetiresAt)
{
    /// <summary>Newest first. Of those whose time has come, the one that came last signs.</summary>
    public static IReadOnlyList<SigningKeyListing> Of(IReadOnlyList<SigningKey> keys, DateTimeOffset now)
    {
        var active = SigningKey.SigningAt(keys, now);
        return [.. keys.OrderByDescending(k => k.Generation).Select(k => new SigningKeyListing(
            k.Kid,
            k.Generation,
            k == active ? SigningKeyStatus.Active : k.ActivatesAt > now ? SigningKeyStatus.Upcoming : SigningKeyStatus.Retired,
            k.ActivatesAt,
            keys.Where(other => other.ActivatesAt > k.ActivatesAt).Min(other => (DateTimeOffset?)other.ActivatesAt),
            k.ExpiresAt))];
    }
}
