using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>What the pages of sign-in say to whoever has tried too often: until when, and that nobody has locked the account.</summary>
internal static class TurnedAway
{
    public static string Say(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers[HeaderNames.RetryAfter] = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return $"Too many attempts. Try again in {Words(retryAfter)}. Until then nothing is checked, not even what is right; no account is locked.";
    }

    private static string Words(TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        return minutes == 1 ? "a minute" : minutes < 120 ? $"{minutes} minutes" : $"{(int)Math.Ceiling(wait.TotalHours)} hours";
    }
}
