using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;

namespace Nomba.Iam.Infrastructure.Audit;

/// <summary>What the audit log needs done beside the requests: security events written down, chains signed, old entries deleted.</summary>
internal sealed class AuditWork(
    ISecurityJournal journal, AuditCheckpointer checkpointer, AuditRetention retention, AuditAdoption adoption, IOptions<AuditOptions> options, ILogger<AuditWork> log)
    : BackgroundService
{
    private static readonly TimeSpan LookForCheckpoints = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookForOldEntries = TimeSpan.FromHours(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await adoption.RunAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await TryAsync(token => journal.FlushAsync(all: true, token), cancellationToken);
        }
        catch (ObjectDisposedException)
        {
            // Torn down before it was stopped, as hosts inside tests are: there is nothing left to write with.
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(options.Value.FlushEvery, token => journal.FlushAsync(all: false, token), stoppingToken),
        RepeatAsync(LookForCheckpoints, checkpointer.RunAsync, stoppingToken),
        RepeatAsync(LookForOldEntries, retention.RunAsync, stoppingToken));

    // In real time, whatever the clock of the entries says: a round that comes twice changes nothing.
    private async Task RepeatAsync(TimeSpan every, Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(work, stoppingToken);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            Log.WorkFailed(log, exception);
        }
    }
}
