using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Infrastructure.Usage;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning, "The usage counts could not be written; they stay in memory and are tried again")]
    public static partial void UsageNotWritten(ILogger logger, Exception exception);

    [LoggerMessage(1102, LogLevel.Warning, "{Count} uses of keys were not counted: there was no room for more counts in memory (Iam__Usage__Capacity)")]
    public static partial void UsesNotCounted(ILogger logger, long count);

    [LoggerMessage(1103, LogLevel.Warning, "The usage counts that are too old could not be removed; they are tried again in an hour")]
    public static partial void UsageNotRemoved(ILogger logger, Exception exception);
}
