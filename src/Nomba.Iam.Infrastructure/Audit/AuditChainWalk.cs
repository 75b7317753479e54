using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Infrastructure.Audit;

/// <summary>
/// One walk along a chain: takes entries in order of their sequence and says what is wrong with the first bad one. Holds no more than the
/// place where it stands.
/// </summary>
internal sealed class AuditChainWalk(AuditCut? cut, AuditSignatures signatures)
{
    /// <summary>What the database says beside the entries of one batch.</summary>
    public sealed record Surroundings(IReadOnlyDictionary<long, AuditCheckpoint> Checkpoints, ILookup<string, AuditEntry> Redactions);

    public long Sequence { get; private set; } = cut?.Sequence ?? 0;

    public string Hash { get; private set; } = cut?.Hash ?? AuditText.Genesis;

    public long Entries { get; private set; }

    public long Checkpoints { get; private set; }

    public AuditFault? Step(AuditEntry entry, Surroundings surroundings)
    {
        var fault = FaultOfLink(entry) ?? FaultOfPersonalData(entry, surroundings);
        if (fault is not null)
        {
            return fault;
        }

        (Sequence, Hash) = (entry.Sequence, entry.Hash);
        Entries++;
        return surroundings.Checkpoints.TryGetValue(entry.Sequence, out var checkpoint) ? FaultOf(checkpoint, entry) : null;
    }

    private AuditFault? FaultOfLink(AuditEntry entry) =>
        entry.Sequence != Sequence + 1 ? AuditFault.Missing(Sequence + 1)
        : entry.PreviousHash != Hash || entry.Hash != entry.ComputeHash() ? AuditFault.Edited(entry)
        : null;

    private static AuditFault? FaultOfPersonalData(AuditEntry entry, Surroundings surroundings)
    {
        if (entry.RedactedAt is null && entry.Salt is not null)
        {
            return entry.PersonalDigest == entry.ComputePersonalDigest() ? null : AuditFault.Personal(entry);
        }

        return entry is { Salt: null, Reason: null, Changes: null, Address: null, UserAgent: null }
            ? surroundings.Redactions[entry.Id.ToString()].Any(r => IsRecordOf(r, entry)) ? null : AuditFault.Unrecorded(entry)
            : AuditFault.Personal(entry);
    }

    private static bool IsRecordOf(AuditEntry redaction, AuditEntry entry) =>
        redaction.Sequence > entry.Sequence && redaction.At == entry.RedactedAt && redaction.Reason == entry.RedactionReason;

    private AuditFault? FaultOf(AuditCheckpoint checkpoint, AuditEntry entry)
    {
        Checkpoints++;
        return !signatures.AreRight(checkpoint) ? AuditFault.CheckpointSignature(entry)
            : checkpoint.Hash != Hash ? AuditFault.CheckpointMismatch(entry)
            : null;
    }
}
