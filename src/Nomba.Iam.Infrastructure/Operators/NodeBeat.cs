using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Operators;

/// <summary>Says every few seconds that this node is there, for operators to see. Nothing depends on it.</summary>
internal sealed class NodeBeat(INodeStore nodes, NodeIdentity identity, IRevocations revocations, RevocationFeed feed, TimeProvider time, ILogger<NodeBeat> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await PeriodicWork.TryAsync(token => nodes.RemoveAsync(identity.Id, token), log, cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RepeatAsync(Interval, TimeProvider.System, BeatAsync, log, stoppingToken);

    private Task BeatAsync(CancellationToken cancellationToken) => nodes.SaveAsync(
        new Node(identity.Id, identity.Name, identity.StartedAt, time.GetUtcNow(), revocations.Age, feed.Followers), cancellationToken);
}
