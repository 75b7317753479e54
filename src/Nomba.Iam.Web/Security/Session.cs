using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Nomba.Iam.Web.Security;

/// <summary>How long a browser session lasts.</summary>
internal static class Session
{
    /// <summary>Without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>However busy: a stolen cookie is good for a working day at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>How late a session learns that its person was signed out everywhere.</summary>
    public static readonly TimeSpan Recheck = TimeSpan.FromMinutes(1);

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var time = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        if (context.Principal is null || time.GetUtcNow() - SessionClaims.SignedInAt(context.Principal) >= Longest)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    // The recheck builds the person anew from the database, which does not know when this session began.
    public static Task KeepSignInTimeAsync(SecurityStampRefreshingPrincipalContext context)
    {
        var kept = context.CurrentPrincipal?.FindFirst(SessionClaims.SignedInAtClaim);
        if (kept is not null && context.NewPrincipal?.Identities.FirstOrDefault() is { } identity)
        {
            identity.AddClaim(kept.Clone());
        }

        return Task.CompletedTask;
    }
}
