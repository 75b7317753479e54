namespace Nomba.Iam.Domain.Audit;

/// <summary>
/// A P-256 key that signs checkpoints and cuts. Its public half is kept for good, or old signatures would prove nothing; its seal tells it
/// from one that somebody wrote into the database.
/// </summary>
public sealed class AuditKey
{
    private AuditKey(string kid, int generation, string x, string y, DateTimeOffset createdAt)
    {
        Kid = kid;
        Generation = generation;
        X = x;
        Y = y;
        CreatedAt = createdAt;
    }

    public string Kid { get; private set; }

    /// <summary>Unique: of two nodes that make a key at once, one loses. The highest signs.</summary>
    public int Generation { get; private set; }

    /// <summary>base64url, as in a JWK.</summary>
    public string X { get; private set; }

    public string Y { get; private set; }

    /// <summary>The private key (PKCS#8), encrypted with Data Protection.</summary>
    public string ProtectedKey { get; private set; } = "";

    public string Seal { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public static AuditKey Create(string kid, int generation, (string X, string Y) point, string protectedKey, DateTimeOffset now) =>
        new(kid, generation, point.X, point.Y, now) { ProtectedKey = protectedKey };

    public void Close(string seal) => Seal = seal;

    /// <summary>What is sealed.</summary>
    public byte[] Text() => AuditText.Of("nomba-audit-key-v1", ("kid", Kid), ("generation", AuditText.Number(Generation)), ("x", X), ("y", Y));
}
