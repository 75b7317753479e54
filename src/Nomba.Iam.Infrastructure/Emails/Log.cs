using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>What became of mails: by id alone. Recipients are personal data, and bodies hold links.</summary>
internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning, "Mail {MailId} could not be sent (attempt {Attempt}: {Failure}); it will be tried again")]
    public static partial void NotSent(ILogger logger, Guid mailId, int attempt, string failure);

    [LoggerMessage(1102, LogLevel.Error, "Mail {MailId} could not be sent in a day and {Attempts} attempts, and was given up")]
    public static partial void GaveUp(ILogger logger, Guid mailId, int attempts);
}
