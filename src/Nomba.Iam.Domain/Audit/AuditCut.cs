namespace Nomba.Iam.Domain.Audit;

/// <summary>A signed statement that a chain was cut: everything up to this entry is deleted, and what follows begins at its hash.</summary>
public sealed class AuditCut
{
    private AuditCut(AuditChainId chainId, long sequence, string hash, long count, DateTimeOffset at)
    {
        ChainId = chainId;
        Sequence = sequence;
        Hash = hash;
        Count = count;
        At = at;
    }

    public AuditChainId ChainId { get; private set; }

    /// <summary>Of the last entry that is gone.</summary>
    public long Sequence { get; private set; }

    /// <summary>Of the last entry that is gone: what the first that stays names as the one before.</summary>
    public string Hash { get; private set; }

    /// <summary>How many entries this cut took.</summary>
    public long Count { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string Kid { get; private set; } = "";

    /// <summary>ES256: r and s, base64url.</summary>
    public string Signature { get; private set; } = "";

    public static AuditCut After(AuditEntry last, long count, DateTimeOffset now) => new(last.ChainId, last.Sequence, last.Hash, count, now);

    public void Sign(string kid, string signature) => (Kid, Signature) = (kid, signature);

    /// <summary>What is signed.</summary>
    public byte[] Text() => AuditText.Of(
        "nomba-audit-cut-v1",
        ("chain", ChainId.ToString()),
        ("sequence", AuditText.Number(Sequence)),
        ("hash", Hash),
        ("count", AuditText.Number(Count)),
        ("at", AuditText.Time(At)));
}
