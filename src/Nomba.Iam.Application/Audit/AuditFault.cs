using System.Globalization;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>What is wrong with a chain, and where it begins to be.</summary>
/// <param name="Code">Stable: <c>entry_edited</c>.</param>
/// <param name="Sequence">Of the first bad entry.</param>
/// <param name="EntryId">Its id; null where it is gone.</param>
/// <param name="Message">One plain sentence.</param>
public sealed record AuditFault(string Code, long Sequence, AuditEntryId? EntryId, string Message)
{
    public static AuditFault Edited(AuditEntry entry) => new(
        "entry_edited", entry.Sequence, entry.Id, Text($"Entry {entry.Sequence} is not what was written: its hash does not follow from it and the entry before."));

    public static AuditFault Personal(AuditEntry entry) => new(
        "personal_data_edited", entry.Sequence, entry.Id, Text($"The reason, changes, address or user agent of entry {entry.Sequence} are not what was written."));

    public static AuditFault Reordered(AuditEntry entry) => new(
        "entries_reordered", entry.Sequence, entry.Id, Text($"Entry {entry.Sequence} stands in another's place: it follows an entry that is elsewhere in the chain."));

    public static AuditFault Missing(long sequence) => new("entry_missing", sequence, null, Text($"Entry {sequence} is missing."));

    public static AuditFault Truncated(long sequence) => new(
        "tail_truncated", sequence, null, Text($"The chain ends before entry {sequence}, which its head or a checkpoint says was written."));

    public static AuditFault Unrecorded(AuditEntry entry) => new(
        "redaction_unrecorded", entry.Sequence, entry.Id, Text($"The personal data of entry {entry.Sequence} is gone, and no later entry says so."));

    public static AuditFault CheckpointSignature(AuditEntry entry) => new(
        "checkpoint_signature", entry.Sequence, entry.Id, Text($"The checkpoint at entry {entry.Sequence} does not carry a signature of ours."));

    public static AuditFault CheckpointMismatch(AuditEntry entry) => new(
        "checkpoint_mismatch", entry.Sequence, entry.Id, Text($"The checkpoint at entry {entry.Sequence} is signed over another hash than the entry has: the chain was rewritten."));

    public static AuditFault CutSignature(long sequence) => new(
        "cut_signature", sequence, null, Text($"The cut at entry {sequence} does not carry a signature of ours."));

    public static AuditFault HeadForged(long sequence) => new(
        "head_forged", sequence, null, Text($"The head of the chain, at entry {sequence}, was not written by us."));

    public static AuditFault HeadMissing(long sequence) => new("head_missing", sequence, null, "The head of the chain is missing.");

    public static AuditFault Unsealed(long sequence) => new(
        "entry_added", sequence, null, Text($"There is an entry {sequence} after the head of the chain: it was not written by us."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
