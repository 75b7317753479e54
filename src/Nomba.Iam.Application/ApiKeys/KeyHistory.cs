using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>What the audit log has about a key.</summary>
/// <param name="Refusals">The newest refusals, with their reasons; null for who may not read the audit log.</param>
/// <param name="Changes">What was done to it, newest first; null for who may not read the audit log.</param>
/// <param name="Names">Of who made it and of those who did it; none for who may not read members.</param>
public sealed record KeyHistory(IReadOnlyList<RefusalEntry>? Refusals, AuditPage? Changes, IReadOnlyDictionary<MemberId, string> Names);
