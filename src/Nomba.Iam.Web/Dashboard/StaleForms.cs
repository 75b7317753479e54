using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard;

/// <summary>
/// A form whose token does not fit, most often because the person signed in or out in another tab. Nothing is done; a person is sent
/// back to the page and told so, anything else gets the bare 400.
/// </summary>
internal sealed class StaleForms(Notices notices)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || IsErrorPage(context))
        {
            return next(context);
        }

        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        notices.Leave(context, NoticeKind.Stale);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = PageOf(context);
        return Task.CompletedTask;
    }

    // An error page takes the place of an answer to a post, and is no form's target.
    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    // A page posts to itself; any other form's action has nothing to show.
    private static string PageOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PostOnlyAttribute>() is null
        ? context.Request.PathBase + context.Request.Path + context.Request.QueryString
        : LocalPath.Home;
}
