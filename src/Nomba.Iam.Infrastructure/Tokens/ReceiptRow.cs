namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>That an instance of a resource API enforces an event.</summary>
internal sealed class ReceiptRow
{
    /// <summary>Its own, so that receipts can be cleared away by one column.</summary>
    public long Id { get; set; }

    public long Sequence { get; set; }

    public Guid ValidatorId { get; set; }

    public DateTimeOffset EnforcedAt { get; set; }
}
