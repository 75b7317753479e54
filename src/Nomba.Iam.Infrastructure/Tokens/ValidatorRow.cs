using Nomba.Iam.Domain.ResourceServers;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>An instance of a resource API, as it last told.</summary>
internal sealed class ValidatorRow
{
    public Guid Id { get; set; }

    public ResourceServerId ResourceServerId { get; set; }

    public string Name { get; set; } = "";

    public DateTimeOffset ReadyAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    public long LagMs { get; set; }

    public long AppliedSequence { get; set; }

    public DateTimeOffset? LeftAt { get; set; }
}
