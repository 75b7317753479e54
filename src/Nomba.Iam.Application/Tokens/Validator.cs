using Nomba.Iam.Domain.ResourceServers;

namespace Nomba.Iam.Application.Tokens;

/// <summary>An instance of a resource API that follows the revocation feed and says what it enforces.</summary>
public sealed record Validator
{
    /// <summary>Longer ago than that, and nobody waits for it: it validates nothing in memory by then, if it runs at all.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>New at each of its starts.</summary>
    public required Guid Id { get; init; }

    public required ResourceServerId ResourceServerId { get; init; }

    public required string Audience { get; init; }

    /// <summary>As its operators call it.</summary>
    public required string Name { get; init; }

    /// <summary>When it had its first snapshot: it enforces what was older then.</summary>
    public required DateTimeOffset ReadyAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>How old its feed was when it was last seen.</summary>
    public required TimeSpan Lag { get; init; }

    /// <summary>The highest event that it had applied by then.</summary>
    public required long AppliedSequence { get; init; }

    /// <summary>When it said that it stops; null while it has not.</summary>
    public required DateTimeOffset? LeftAt { get; init; }

    public bool IsLiveAt(DateTimeOffset now) => LeftAt is null && now - LastSeenAt < Patience;
}
