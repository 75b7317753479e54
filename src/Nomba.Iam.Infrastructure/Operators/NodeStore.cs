using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Operators;

internal sealed class NodeStore(IDbContextFactory<IamDbContext> contexts) : INodeStore
{
    public async Task SaveAsync(Node node, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        long? age = node.RevocationAge is { } old ? (long)old.TotalMilliseconds : null;
        var updated = await context.Nodes.Where(n => n.Id == node.Id).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.LastSeenAt, node.LastSeenAt).SetProperty(n => n.RevocationAgeMs, age).SetProperty(n => n.Followers, node.Followers),
            cancellationToken);
        if (updated == 0)
        {
            context.Nodes.Add(new NodeRow
            {
                Id = node.Id,
                Name = node.Name,
                StartedAt = node.StartedAt,
                LastSeenAt = node.LastSeenAt,
                RevocationAgeMs = age,
                Followers = node.Followers,
            });
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    public async Task RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Nodes.Where(n => n.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Node>> ListAsync(DateTimeOffset seenSince, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Nodes.AsNoTracking().Where(n => n.LastSeenAt >= seenSince).OrderBy(n => n.StartedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(n => new Node(
            n.Id, n.Name, n.StartedAt, n.LastSeenAt, n.RevocationAgeMs is { } age ? TimeSpan.FromMilliseconds(age) : null, n.Followers))];
    }
}
