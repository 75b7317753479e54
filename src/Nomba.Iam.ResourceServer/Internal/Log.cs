namespace Nomba.Iam.ResourceServer.Internal;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "The revocation feed was lost ({Reason}); reconnecting after event {Sequence}")]
    public static partial void FeedLost(this ILogger logger, string reason, long sequence);

    [LoggerMessage(2002, LogLevel.Information, "The revocation feed is followed at node {Node}")]
    public static partial void FeedReady(this ILogger logger, Guid node);

    [LoggerMessage(2003, LogLevel.Warning, "Receipts could not be delivered ({Reason}); {Waiting} wait")]
    public static partial void ReceiptsWait(this ILogger logger, string reason, int waiting);
}
