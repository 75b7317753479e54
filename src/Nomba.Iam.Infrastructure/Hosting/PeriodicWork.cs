using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Infrastructure.Hosting;

/// <summary>The loop of everything that is done now and then beside the requests.</summary>
internal static partial class PeriodicWork
{
    /// <summary>
    /// One round after each <paramref name="every"/>, until the host stops. A round that fails, whatever it fails of, is logged under the
    /// category of whoever does the work, and the next one tries again: an exception that got out would end the host.
    /// </summary>
    public static async Task RepeatAsync(TimeSpan every, TimeProvider time, Func<CancellationToken, Task> round, ILogger log, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(round, log, stoppingToken);
        }
    }

    /// <summary>One round; false when it failed, which is logged.</summary>
    public static async Task<bool> TryAsync(Func<CancellationToken, Task> round, ILogger log, CancellationToken cancellationToken)
    {
        try
        {
            await round(cancellationToken);
            return true;
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            RoundFailed(log, exception);
            return false;
        }
    }

    [LoggerMessage(1501, LogLevel.Warning, "A round of background work failed; the next one tries again")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
