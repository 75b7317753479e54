using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>A page of entries; <paramref name="Next"/> is the sequence to go on before, or null.</summary>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, long? Next);
