using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Infrastructure.Tokens;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Warning, "The signing keys could not be read; the ones in memory stay in use")]
    public static partial void SigningKeysNotRead(ILogger logger, Exception exception);

    [LoggerMessage(1002, LogLevel.Warning, "The revocation events could not be read; this node refuses what it cannot check until they can")]
    public static partial void RevocationsNotRead(ILogger logger, Exception exception);
}
