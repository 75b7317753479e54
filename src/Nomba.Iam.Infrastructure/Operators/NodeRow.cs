namespace Nomba.Iam.Infrastructure.Operators;

/// <summary>A process that serves this issuer, as it last said.</summary>
internal sealed class NodeRow
{
    public Guid Id { get; set; }

    public string Name { get; set; } = "";

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    public long? RevocationAgeMs { get; set; }

    public int Followers { get; set; }
}
