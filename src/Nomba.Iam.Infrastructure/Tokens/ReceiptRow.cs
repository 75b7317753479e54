namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>That an instance of a resource API enforces an event.</summary>
internal sealed class ReceiptRow
{
    public long Sequence { get; set; }

    public Guid ValidatorId { get; set; }

    public DateTimeOffset EnforcedAt { get; set; }
}
