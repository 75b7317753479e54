using Mediator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>Ends the browser's session and asks who is there now.</summary>
internal static class SignOutEndpoint
{
    public const string Path = "/sign-out";

    public static void MapSignOut(this IEndpointRouteBuilder app) => app.MapPost(Path, SignOutAsync).AllowAnonymous();

    [PostOnly]
    private static async Task<IResult> SignOutAsync(HttpContext context, [FromForm] string? returnUrl, ISender sender)
    {
        // The cookie first: this browser is signed out even when the database does not answer.
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        if (SessionClaims.SessionId(context.User) is { } session)
        {
            await sender.Send(new SignOut(new UserId(SessionClaims.UserId(context.User)), session), context.RequestAborted);
        }

        // An invitation asks by itself for a sign-in, or for a new account: the invited person may have none.
        var next = LocalPath.OrHome(returnUrl);
        return Results.LocalRedirect(next switch
        {
            AcceptInvitationPage.Path => next,
            LocalPath.Home => "/sign-in",
            _ => "/sign-in" + QueryString.Create("returnUrl", next),
        });
    }
}
