using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>What a walk along a chain found. <paramref name="Fault"/> is the first thing that is wrong; null: nothing is.</summary>
public sealed record AuditVerification(long Entries, long Checkpoints, long LastSequence, string LastHash, AuditCut? Cut, AuditFault? Fault);
