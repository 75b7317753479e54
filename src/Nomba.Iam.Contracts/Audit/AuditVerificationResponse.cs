namespace Nomba.Iam.Contracts.Audit;

/// <summary>Whether a chain is as it was written.</summary>
/// <param name="IsIntact">False: see the fault.</param>
/// <param name="Entries">How many entries were found to be right, from the beginning or the last cut on.</param>
/// <param name="Checkpoints">How many signed checkpoints were looked at.</param>
/// <param name="LastSequence">The place of the last entry that is right.</param>
/// <param name="LastHash">Its hash: keep it elsewhere, and later compare.</param>
/// <param name="Cut">Where the chain was cut because its entries were old enough; null when it never was.</param>
/// <param name="Fault">The first thing that is wrong; null when nothing is.</param>
public sealed record AuditVerificationResponse(
    bool IsIntact, long Entries, long Checkpoints, long LastSequence, string LastHash, AuditCutResponse? Cut, AuditFaultResponse? Fault);
