using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>Entries as they were written. Appending is the unit of work's.</summary>
public interface IAuditStore
{
    /// <summary>Newest first; one more than the limit when there are more.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(AuditChainId chain, AuditFilter filter, CancellationToken cancellationToken);

    Task<AuditEntry?> FindAsync(AuditChainId chain, AuditEntryId entry, CancellationToken cancellationToken);

    /// <summary>Takes the personal part and its salt out; false when somebody else was first.</summary>
    Task<bool> RedactAsync(AuditEntry entry, string reason, DateTimeOffset at, CancellationToken cancellationToken);
}
