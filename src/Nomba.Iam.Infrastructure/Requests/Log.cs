using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Infrastructure.Requests;

internal static partial class Log
{
    [LoggerMessage(3101, LogLevel.Warning, "Idempotency keys that are over could not be deleted; it will be tried again")]
    public static partial void KeysNotCleaned(ILogger logger, Exception exception);
}
