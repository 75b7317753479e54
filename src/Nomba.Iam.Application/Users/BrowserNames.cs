namespace Nomba.Iam.Application.Users;

/// <summary>What people call the browser and the device that a User-Agent header is of. A guess: to tell things apart by, and nothing more.</summary>
internal static class BrowserNames
{
    // The first that fits: most browsers name those that they were once like, and those behind them in this list.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Devices =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var (browser, device) = (NameIn(Browsers, userAgent), NameIn(Devices, userAgent));
        return (browser, device) switch
        {
            (null, null) => "Passkey",
            (null, _) => device,
            (_, null) => browser,
            _ => $"{browser} on {device}",
        };
    }

    private static string? NameIn((string Sign, string Name)[] names, string? userAgent) =>
        names.FirstOrDefault(n => userAgent?.Contains(n.Sign, StringComparison.Ordinal) == true).Name;
}
