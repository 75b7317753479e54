using System.Globalization;

namespace Nomba.Iam.Web.Dashboard;

/// <summary>
/// Moments in the zone of whoever looks. A page's script leaves the zone's name in a cookie, which every later page is written with; the very
/// first one, and a browser without script, sees UTC and is told so.
/// </summary>
internal sealed class ViewerClock(IHttpContextAccessor http, TimeProvider time)
{
    private const string Cookie = "zone";

    private readonly Lazy<TimeZoneInfo> _zone = new(() =>
        TimeZoneInfo.TryFindSystemTimeZoneById(http.HttpContext?.Request.Cookies[Cookie] ?? "", out var found) ? found : TimeZoneInfo.Utc);

    public DateTimeOffset Now => time.GetUtcNow();

    public TimeZoneInfo Zone => _zone.Value;

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>24 Nov 2026, 14:05</summary>
    public string Short(DateTimeOffset at) => Local(at).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + (Zone.BaseUtcOffset == TimeSpan.Zero && Zone.Equals(TimeZoneInfo.Utc) ? " UTC" : "");

    /// <summary>24 Nov 2026</summary>
    public string Date(DateTimeOffset at) => Local(at).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>To the second, with the distance from UTC.</summary>
    public string Exact(DateTimeOffset at) => Local(at).ToString("dddd, d MMMM yyyy, HH:mm:ss 'UTC'zzz", CultureInfo.InvariantCulture);
}
