using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>A whole chain as an outsider needs it to verify it.</summary>
public interface IAuditExports
{
    /// <summary>
    /// Keys, cut, entries with the checkpoints over them, and the end; read in batches as it is enumerated. The end is signed first, so
    /// that a file which lost its tail is told from a whole one.
    /// </summary>
    IAsyncEnumerable<AuditExportItem> ReadAsync(AuditChainId chain, CancellationToken cancellationToken);
}
