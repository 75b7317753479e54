using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Infrastructure.Users;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Warning, "What has expired could not be cleared away; it will be tried again in an hour")]
    public static partial void ExpiredRowsNotCleared(ILogger logger, Exception exception);
}
