namespace Nomba.Iam.Web.Http;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Error, "The database did not answer")]
    public static partial void DatabaseUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(2002, LogLevel.Error, "A request failed")]
    public static partial void RequestFailed(ILogger logger, Exception exception);

    [LoggerMessage(2003, LogLevel.Warning, "The answer to a request with an Idempotency-Key could not be kept for a repetition")]
    public static partial void AnswerNotKept(ILogger logger, Exception exception);
}
