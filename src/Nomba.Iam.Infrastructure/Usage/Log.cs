using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Infrastructure.Usage;

internal static partial class Log
{
    [LoggerMessage(1302, LogLevel.Warning, "{Count} uses of keys were not counted: there was no room for more counts in memory (Iam__Usage__Capacity)")]
    public static partial void UsesNotCounted(ILogger logger, long count);
}
