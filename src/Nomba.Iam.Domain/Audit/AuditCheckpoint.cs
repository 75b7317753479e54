namespace Nomba.Iam.Domain.Audit;

/// <summary>A signed statement that a chain had this hash at this sequence: what anybody may keep outside, and hold against us.</summary>
public sealed class AuditCheckpoint
{
    private AuditCheckpoint(AuditChainId chainId, long sequence, string hash, DateTimeOffset at)
    {
        ChainId = chainId;
        Sequence = sequence;
        Hash = hash;
        At = at;
    }

    public AuditChainId ChainId { get; private set; }

    public long Sequence { get; private set; }

    public string Hash { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string Kid { get; private set; } = "";

    /// <summary>ES256: r and s, base64url.</summary>
    public string Signature { get; private set; } = "";

    public static AuditCheckpoint Of(AuditHead head, DateTimeOffset now) => new(head.ChainId, head.Sequence, head.Hash, now);

    public void Sign(string kid, string signature) => (Kid, Signature) = (kid, signature);

    /// <summary>What is signed.</summary>
    public byte[] Text() => AuditText.Of(
        "nomba-audit-checkpoint-v1", ("chain", ChainId.ToString()), ("sequence", AuditText.Number(Sequence)), ("hash", Hash), ("at", AuditText.Time(At)));
}
