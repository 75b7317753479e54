using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>What the pages' script asks before it asks the authenticator. What comes back is a form of a page.</summary>
internal static class PasskeyEndpoints
{
    public const string Creation = "/passkeys/creation-options";

    public const string Request = "/passkeys/request-options";

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost(Creation, CreationOptionsAsync).RequireAuthorization();
        app.MapPost(Request, RequestOptionsAsync).AllowAnonymous();
    }

    private static async Task<IResult> CreationOptionsAsync(HttpContext context, PasskeyCeremony ceremony)
    {
        if (!IsFromOurPage(context))
        {
            return Results.BadRequest();
        }

        // Registering would refuse it anyway, after the person has touched the authenticator for nothing.
        return Freshness.IsStale(context)
            ? Problems.From(PipelineErrors.FreshSignInRequired)
            : Answer(context, await ceremony.OfferCreationAsync(context, SessionClaims.UserId(context.User)));
    }

    private static async Task<IResult> RequestOptionsAsync(HttpContext context, PasskeyCeremony ceremony) =>
        IsFromOurPage(context) ? Answer(context, await ceremony.OfferRequestAsync(context)) : Results.BadRequest();

    // As for the management API: no other site can send that header.
    private static bool IsFromOurPage(HttpContext context) => context.Request.Headers[BrowserHandler.CsrfHeader] == "1";

    private static IResult Answer(HttpContext context, string? options)
    {
        context.Response.Headers.CacheControl = "no-store";
        return options is null ? Problems.From(PipelineErrors.NotSignedIn) : Results.Content(options, "application/json");
    }
}
