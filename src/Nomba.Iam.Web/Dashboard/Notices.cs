using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard;

/// <summary>One sentence for the next page that this browser opens, left in a cookie that names it and holds nothing else.</summary>
internal sealed class Notices(BrowserCookies cookies)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private string CookieName => cookies.Name("notice");

    public void Leave(HttpContext context, NoticeKind kind) =>
        context.Response.Cookies.Append(CookieName, kind.ToString(), cookies.Options(context, Lifetime));

    /// <summary>What was left, once; null when nothing was.</summary>
    public NoticeKind? Take(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { } text)
        {
            return null;
        }

        context.Response.Cookies.Append(CookieName, "", cookies.Options(context, TimeSpan.Zero));
        return Enum.TryParse<NoticeKind>(text, out var kind) && Enum.IsDefined(kind) ? kind : null;
    }
}
