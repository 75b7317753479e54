using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Usage;

/// <summary>Removes counts that are older than they are kept, in small batches. Two nodes that do it at once do half each.</summary>
internal sealed class UsageCleaner(IUsageStore store, IOptions<UsageOptions> options, TimeProvider time, ILogger<UsageCleaner> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RepeatAsync(Interval, time, RemoveAsync, log, stoppingToken);

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var minute = UsageKey.MinuteOf(time.GetUtcNow() - options.Value.Retention);
        while (await store.RemoveBeforeAsync(minute, cancellationToken) == UsageSql.RemoveAtMost)
        {
        }
    }
}
