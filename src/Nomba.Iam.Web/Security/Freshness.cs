using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Web.Dashboard;

namespace Nomba.Iam.Web.Security;

/// <summary>For pages with a dangerous action: whether to ask first who sits there, and where. The use cases refuse by themselves.</summary>
internal static class Freshness
{
    /// <summary>Where to prove it, in a tab of its own.</summary>
    public const string Page = "/confirm-identity";

    /// <summary>
    /// Whether the use case would refuse this browser. Costs no statement. Ask before a form is shown: afterwards the proof takes another tab, or
    /// what was typed would be lost on the way to it and back.
    /// </summary>
    public static bool IsStale(HttpContext context) =>
        !FreshSignIn.IsFresh(context.Features.Get<UserSession>()?.ProvenAt, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    /// <summary>Sends the browser to prove who sits there, and then back to this page, when that is why the use case refused. Return after a yes.</summary>
    public static bool AsksAgain(HttpContext context, NavigationManager navigation, Error error)
    {
        if (error != PipelineErrors.FreshSignInRequired)
        {
            return false;
        }

        context.RequestServices.GetRequiredService<Notices>().Leave(context, NoticeKind.NotDoneYet);
        navigation.NavigateTo(PageFor(context));
        return true;
    }

    /// <summary>Where to prove it; leads back to the page of this request.</summary>
    public static string PageFor(HttpContext context) => PageFor(context.Request.Path + context.Request.QueryString);

    public static string PageFor(string returnUrl) => Page + QueryString.Create("returnUrl", returnUrl);
}
