namespace Nomba.Iam.Domain.Audit;

/// <summary>
/// Where a chain ends. Whoever appends holds this row until they commit, so that a chain never forks; the seal is made under a secret that
/// is not in the database, so that nobody who can only write to the database can move the end.
/// </summary>
public sealed class AuditHead
{
    private AuditHead(AuditChainId chainId, string hash, string seal)
    {
        ChainId = chainId;
        Hash = hash;
        Seal = seal;
    }

    public AuditChainId ChainId { get; private set; }

    public long Sequence { get; private set; }

    public string Hash { get; private set; }

    public string Seal { get; private set; }

    /// <summary>Up to where the chain is signed.</summary>
    public long CheckpointSequence { get; private set; }

    /// <summary>When it was signed last, or begun.</summary>
    public DateTimeOffset CheckpointAt { get; private set; }

    public static AuditHead Begin(AuditChainId chain, DateTimeOffset now) => new(chain, AuditText.Genesis, "") { CheckpointAt = now };

    /// <summary>The head over entries that have lost theirs. Its empty seal says so for good.</summary>
    public static AuditHead Recover(AuditEntry last, DateTimeOffset now) => new(last.ChainId, last.Hash, "") { Sequence = last.Sequence, CheckpointAt = now };

    public AuditHead After(AuditEntry entry) => At(entry.Sequence, entry.Hash);

    /// <summary>The same chain, ending elsewhere. The seal does not follow.</summary>
    public AuditHead At(long sequence, string hash) => new(ChainId, hash, Seal) { Sequence = sequence, CheckpointSequence = CheckpointSequence, CheckpointAt = CheckpointAt };

    public void Close(string seal) => Seal = seal;

    /// <summary>What is sealed.</summary>
    public byte[] Text() => AuditText.Of("nomba-audit-head-v1", ("chain", ChainId.ToString()), ("sequence", AuditText.Number(Sequence)), ("hash", Hash));
}
