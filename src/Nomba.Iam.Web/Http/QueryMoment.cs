using System.Globalization;

namespace Nomba.Iam.Web.Http;

/// <summary>
/// A moment in a query string, as RFC 3339 writes it, or a day, which means its first moment in UTC. Nothing else: a date in the order of one
/// country is another day in the next.
/// </summary>
internal static class QueryMoment
{
    // With an offset or a Z, or it would be another moment for each reader.
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd",
    ];

    // A plus that was not escaped arrives as a space.
    public static bool TryRead(string text, out DateTimeOffset moment) => DateTimeOffset.TryParseExact(
        text.Replace(' ', '+'), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
}
