using Nomba.Iam.Domain.ResourceServers;

namespace Nomba.Iam.Application.Tokens;

/// <summary>What an instance of a resource API says of itself, in this node's time.</summary>
public sealed record ValidatorReport(Guid Id, ResourceServerId ResourceServerId, string Name)
{
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReadyAt { get; init; }

    public required TimeSpan Lag { get; init; }

    public required long AppliedSequence { get; init; }

    public required bool IsLeaving { get; init; }

    /// <summary>Events that it enforces, and since when. Some may have been told before.</summary>
    public required IReadOnlyDictionary<long, DateTimeOffset> Applied { get; init; }
}
