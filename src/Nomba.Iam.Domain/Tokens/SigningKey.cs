namespace Nomba.Iam.Domain.Tokens;

/// <summary>
/// A key that signs tokens. Published before it signs and kept after it stops, so that no validator meets an unknown key. Its
/// <see cref="Generation"/> is unique: of two nodes that rotate at once, one loses.
/// </summary>
public sealed class SigningKey
{
    private SigningKey(string kid, int generation, string protectedKey)
    {
        Kid = kid;
        Generation = generation;
        ProtectedKey = protectedKey;
    }

    public string Kid { get; private set; }

    public int Generation { get; private set; }

    /// <summary>The private key (PKCS#8), encrypted with Data Protection.</summary>
    public string ProtectedKey { get; private set; }

    public DateTimeOffset ActivatesAt { get; private set; }

    /// <summary>After this it is neither published nor accepted.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Of those whose time has come, the one that came last; null before the first.</summary>
    public static SigningKey? SigningAt(IEnumerable<SigningKey> keys, DateTimeOffset now) => keys.Where(k => k.ActivatesAt <= now).MaxBy(k => k.ActivatesAt);

    public static SigningKey Create(string kid, int generation, string protectedKey, DateTimeOffset activatesAt, DateTimeOffset expiresAt) =>
        new(kid, generation, protectedKey) { ActivatesAt = activatesAt, ExpiresAt = expiresAt };

    /// <summary>Signs from now on, before its time: the one that signed is gone. It stays published as long as it would have been.</summary>
    public void TakeOver(DateTimeOffset now) => ActivatesAt = now < ActivatesAt ? now : ActivatesAt;
}
