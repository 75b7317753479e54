using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Infrastructure.ApiKeys;

internal static partial class Log
{
    [LoggerMessage(1401, LogLevel.Warning, "The expiry of keys could not be looked at; the next look tries again. Keys end in time all the same.")]
    public static partial void ExpiriesNotRead(ILogger log, Exception exception);
}
