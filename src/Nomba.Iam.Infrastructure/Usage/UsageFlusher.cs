using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Usage;

/// <summary>Writes the counts every few seconds, and once more when the host stops: by then it takes no more requests.</summary>
internal sealed class UsageFlusher(
    UsageFlush flush, UsageCounters counters, IOptions<UsageOptions> options, TimeProvider time, ILogger<UsageFlusher> log) : BackgroundService
{
    private readonly Lock _gate = new();
    private Task? _last;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await LastAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RepeatAsync(options.Value.FlushEvery, time, FlushAsync, log, stoppingToken);

    // A host may be stopped twice at once, and whichever ends first takes away what this writes with: both wait for the one flush.
    private Task LastAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _last ??= PeriodicWork.TryAsync(FlushAsync, log, cancellationToken);
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (counters.TakeUncounted() is > 0 and var uncounted)
        {
            Log.UsesNotCounted(log, uncounted);
        }

        await flush.FlushAsync(cancellationToken);
    }
}
