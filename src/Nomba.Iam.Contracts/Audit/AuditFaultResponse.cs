namespace Nomba.Iam.Contracts.Audit;

/// <summary>What is wrong with a chain, and where it begins to be.</summary>
/// <param name="Code">
/// <c>entry_edited</c>, <c>personal_data_edited</c>, <c>redaction_unrecorded</c>, <c>entry_missing</c>, <c>entries_reordered</c>, <c>entry_added</c>,
/// <c>tail_truncated</c>, <c>checkpoint_signature</c>, <c>checkpoint_mismatch</c>, <c>cut_signature</c>, <c>head_forged</c> or <c>head_missing</c>.
/// </param>
/// <param name="Sequence">The place of the first bad entry.</param>
/// <param name="EntryId">Its id; null where it is gone.</param>
/// <param name="Message">One sentence.</param>
public sealed record AuditFaultResponse(string Code, long Sequence, Guid? EntryId, string Message);
