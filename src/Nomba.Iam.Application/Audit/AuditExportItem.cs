using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>One line of an export.</summary>
public abstract record AuditExportItem
{
    private AuditExportItem()
    {
    }

    public sealed record Header(AuditChainId Chain, long Sequence, string Hash, DateTimeOffset At) : AuditExportItem;

    public sealed record Key(AuditKey Value) : AuditExportItem;

    public sealed record Cut(AuditCut Value) : AuditExportItem;

    public sealed record Entry(AuditEntry Value) : AuditExportItem;

    public sealed record Checkpoint(AuditCheckpoint Value) : AuditExportItem;

    public sealed record End(long Entries) : AuditExportItem;
}
