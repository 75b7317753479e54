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
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Principal is { } person && now - SessionClaims.SignedInAt(person) < UserSession.Longest && SessionClaims.SessionId(person) is { } session)
        {
            var seen = await services.GetRequiredService<ISender>().Send(
                new SeeSession(new UserId(SessionClaims.UserId(person)), session), context.HttpContext.RequestAborted);
            if (seen.TryGetValue(out var found))
            {
                context.HttpContext.Features.Set(found);
                return;
            }
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}
