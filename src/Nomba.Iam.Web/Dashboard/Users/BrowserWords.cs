using Microsoft.Extensions.Localization;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>What a user agent says, as people call it. Good enough to know one's own again; whoever lies is called what they say.</summary>
internal static class BrowserWords
{
    private static readonly (string Mark, string Name)[] Browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(IStringLocalizer<Text> T, string? userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return (browser, system) switch
        {
            (null, null) => T["Another program"],
            (null, _) => system!,
            (_, null) => browser,
            _ => T["{0} on {1}", browser, system],
        };
    }

    private static string? Find((string Mark, string Name)[] known, string? text) =>
        known.Where(k => text?.Contains(k.Mark, StringComparison.Ordinal) == true).Select(k => k.Name).FirstOrDefault();
}
