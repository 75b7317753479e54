namespace Nomba.Iam.Application.Operators;

/// <summary>What waits in an outbox.</summary>
/// <param name="Waiting">All that is there.</param>
/// <param name="Retrying">What was tried before.</param>
/// <param name="OldestAt">Since when the oldest has waited; null when nothing does.</param>
public sealed record Backlog(int Waiting, int Retrying, DateTimeOffset? OldestAt)
{
    public static readonly Backlog Empty = new(0, 0, null);
}
