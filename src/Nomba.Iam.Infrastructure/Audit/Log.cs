using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Infrastructure.Audit;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Critical, "The head of the audit chain {Chain} was changed by other means than ours; it is appended to without a seal, and no longer signed")]
    public static partial void HeadForged(ILogger logger, string chain);

    [LoggerMessage(1203, LogLevel.Critical, "The audit chain {Chain} does not verify ({Fault}); nothing of it is deleted")]
    public static partial void NotCut(ILogger logger, string chain, string fault);

    [LoggerMessage(1204, LogLevel.Information, "{Count} audit entries from before there were chains got their places")]
    public static partial void Adopted(ILogger logger, int count);
}
