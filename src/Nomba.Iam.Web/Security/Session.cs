using Mediator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// Asks for every request of a browser whether its session goes on: an ended one is refused at once, on every node. A cookie that names no
/// session opens nothing.
/// </summary>
internal static class Session
{
    /// <summary>Sent by a page that looks again by itself: nobody need be there for that, so it keeps no session alive.</summary>
    private const string LiveHeader = "X-Nomba-Live";

    /// <summary>A request that nobody made does not move the cookie's end either.</summary>
    public static Task CheckSlidingAsync(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew &= !IsByItself(context.HttpContext);
        return Task.CompletedTask;
    }

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Principal is { } person && now - SessionClaims.SignedInAt(person) < UserSession.Longest && SessionClaims.SessionId(person) is { } session)
        {
            var seen = await services.GetRequiredService<ISender>().Send(
                new SeeSession(new UserId(SessionClaims.UserId(person)), session) { IsByItself = IsByItself(context.HttpContext) }, context.HttpContext.RequestAborted);
            if (seen.TryGetValue(out var found))
            {
                context.HttpContext.Features.Set(found);
                return;
            }
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private static bool IsByItself(HttpContext context) => context.Request.Headers.ContainsKey(LiveHeader);
}
