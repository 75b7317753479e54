namespace Nomba.Iam.Web.Security;

/// <summary>Sign-in events. Whose address or e-mail an attempt named is personal data and stays out.</summary>
internal static partial class Log
{
    [LoggerMessage(2100, LogLevel.Information, "User {UserId} signed in.")]
    public static partial void SignedIn(this ILogger logger, Guid userId);

    [LoggerMessage(2101, LogLevel.Warning, "A sign-in failed.")]
    public static partial void SignInFailed(this ILogger logger);

    [LoggerMessage(2102, LogLevel.Warning, "A sign-in was turned away unread after too many failures; it may be tried again in {Seconds} s.")]
    public static partial void SignInThrottled(this ILogger logger, int seconds);
}
