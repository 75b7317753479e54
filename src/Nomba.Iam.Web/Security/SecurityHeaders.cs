using Microsoft.Net.Http.Headers;
using Nomba.Iam.Web.Dashboard.Console;

namespace Nomba.Iam.Web.Security;

/// <summary>Headers of every answer. What an endpoint has set itself stays.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string TwoYears = "max-age=63072000";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        var isPage = IsPage(context.Response);
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, isPage ? ContentPolicy.ForPage(context) : ContentPolicy.Nothing);
        headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        if (context.Request.IsHttps)
        {
            headers.TryAdd(HeaderNames.StrictTransportSecurity, TwoYears);
        }

        if (isPage)
        {
            headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
            headers.TryAdd(HeaderNames.XFrameOptions, "DENY");
            headers.CacheControl = "no-store";

            // A page with another policy, sign-in for one, is loaded whole rather than put in the place of a console page.
            if (context.Features.Get<ConsoleVisit>() is null)
            {
                headers.Remove("blazor-enhanced-nav");
            }
        }

        return Task.CompletedTask;
    }

    private static bool IsPage(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
