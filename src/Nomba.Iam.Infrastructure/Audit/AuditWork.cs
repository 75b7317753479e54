using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Infrastructure.Hosting;

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

        // Also where the host was torn down before it was stopped, as hosts inside tests are: there is nothing left to write with then.
        await PeriodicWork.TryAsync(token => journal.FlushAsync(all: true, token), log, cancellationToken);
    }

    // In real time, whatever the clock of the entries says: a round that comes twice changes nothing.
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Task Repeat(TimeSpan every, Func<CancellationToken, Task> round) => PeriodicWork.RepeatAsync(every, TimeProvider.System, round, log, stoppingToken);

        return Task.WhenAll(
            Repeat(options.Value.FlushEvery, token => journal.FlushAsync(all: false, token)),
            Repeat(LookForCheckpoints, checkpointer.RunAsync),
            Repeat(LookForOldEntries, retention.RunAsync));
    }
}
