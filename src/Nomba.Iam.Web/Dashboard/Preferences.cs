using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard;

/// <summary>How somebody likes to see the pages: kept in their browser, in cookies that say nothing about them.</summary>
internal sealed class Preferences(BrowserCookies cookies)
{
    /// <summary>Where the form for the theme posts to.</summary>
    public const string ThemePath = "/preferences/theme";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private string ThemeCookie => cookies.Name("theme");

    /// <summary>light or dark; null to do as the system does.</summary>
    public string? Theme(HttpContext context) => context.Request.Cookies[ThemeCookie] is "light" or "dark" ? context.Request.Cookies[ThemeCookie] : null;

    public void Choose(HttpContext context, string? theme) =>
        context.Response.Cookies.Append(ThemeCookie, theme ?? "", cookies.Options(context, theme is "light" or "dark" ? Lifetime : TimeSpan.Zero));

    public static void Map(IEndpointRouteBuilder app) => app.MapPost(ThemePath, Change).AllowAnonymous();

    [PostOnly]
    private static IResult Change(HttpContext context, [FromForm] string? theme, [FromForm] string? returnUrl, Preferences preferences)
    {
        preferences.Choose(context, theme);
        return Results.LocalRedirect(LocalPath.OrHome(returnUrl));
    }
}
