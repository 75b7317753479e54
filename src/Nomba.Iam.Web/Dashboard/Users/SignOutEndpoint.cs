using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>Ends the browser's session and asks who is there now.</summary>
internal static class SignOutEndpoint
{
    public const string Path = "/sign-out";

    public static void MapSignOut(this IEndpointRouteBuilder app) => app.MapPost(Path, SignOutAsync).AllowAnonymous();

    [PostOnly]
    private static async Task<IResult> SignOutAsync(HttpContext context, [FromForm] string? returnUrl)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        var next = LocalPath.OrHome(returnUrl);
        return Results.LocalRedirect(next == LocalPath.Home ? "/sign-in" : "/sign-in" + QueryString.Create("returnUrl", next));
    }
}
