namespace Nomba.Iam.Application.Tokens;

/// <summary>This process among the nodes that serve the same issuer: a new id at each start.</summary>
public sealed class NodeIdentity(TimeProvider time)
{
    public Guid Id { get; } = Guid.CreateVersion7(time.GetUtcNow());

    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    /// <summary>The machine's name, for people.</summary>
    public string Name { get; } = Environment.MachineName;
}
