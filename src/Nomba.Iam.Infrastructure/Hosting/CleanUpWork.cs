using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Infrastructure.Hosting;

/// <summary>
/// Clears away, on one of the nodes at a time. While it works its lease is short, so that another node goes on soon when it dies; after that
/// the lease rests until the next round is due, so that the others do not do at once again what has just been done.
/// </summary>
internal sealed class CleanUpWork(LeaseStore leases, IEnumerable<ICleanUpStep> steps, TimeProvider time, ILogger<CleanUpWork> log) : BackgroundService
{
    private const string Job = "clean-up";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    /// <summary>One round, unless another node has the job or has just done it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await leases.AcquireAsync(Job, Length, cancellationToken) is not { } lease)
        {
            return;
        }

        // What fails does not keep the others from their turn.
        foreach (var step in steps)
        {
            await PeriodicWork.TryAsync(token => step.RunAsync(lease, token), log, cancellationToken);
        }

        // A little less than a round, or the node that did it would come a moment too early for its own next one.
        await lease.ReleaseAsync(Every - Length, cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PeriodicWork.RepeatAsync(Every, time, RunAsync, log, stoppingToken);
}
