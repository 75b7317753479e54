using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>
/// Follows the revocation events of all nodes. Identity values commit out of order, so every look re-reads an overlap; applying an event
/// twice changes nothing. The first look takes everything that still matters, before the host takes requests.
/// </summary>
internal sealed class RevocationFollower(
    IRevocationEventSource events, IRevocations revocations, TimeProvider time, ILogger<RevocationFollower> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private DateTimeOffset _since = DateTimeOffset.MinValue;
    private long _highest;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    // A round that fails confirms nothing: after Revocations.StalenessLimit this node trusts nothing that it cannot ask the database.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RepeatAsync(Interval, time, ReadAsync, log, stoppingToken);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var (startedAt, now) = (time.GetTimestamp(), time.GetUtcNow());
        foreach (var happened in await events.ReadSinceAsync(_since, _highest, cancellationToken))
        {
            revocations.Apply(happened);
            _highest = Math.Max(_highest, happened.Sequence);
        }

        revocations.Confirm(startedAt);
        _since = now - IRevocationEventSource.Overlap;
    }
}
