using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>What the pages of sign-in say to whoever has tried too often: until when, and that nobody has locked the account.</summary>
internal static class TurnedAway
{
    public static string Say(IStringLocalizer<Text> T, HttpContext context, TimeSpan retryAfter)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers[HeaderNames.RetryAfter] = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return T["Too many attempts. Try again in {0}. Until then nothing is checked, not even what is right; no account is locked.", Words(T, retryAfter)];
    }

    private static string Words(IStringLocalizer<Text> T, TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        return minutes == 1 ? T["a minute"] : minutes < 120 ? T["{0} minutes", minutes] : T["{0} hours", (int)Math.Ceiling(wait.TotalHours)];
    }
}
