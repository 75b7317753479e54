namespace Nomba.Iam.Application.Operators;

/// <summary>The nodes, as each of them says of itself.</summary>
public interface INodeStore
{
    Task SaveAsync(Node node, CancellationToken cancellationToken);

    /// <summary>It stops: gone at once, and not after a while.</summary>
    Task RemoveAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Those that were seen since, the longest running first.</summary>
    Task<IReadOnlyList<Node>> ListAsync(DateTimeOffset seenSince, CancellationToken cancellationToken);
}
