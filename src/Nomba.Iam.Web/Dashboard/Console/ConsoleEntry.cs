using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Web.Dashboard.Users;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Console;

/// <summary>
/// Makes whoever is signed in the caller of a console page, in the organization that the address names. Where they do not belong there is
/// nothing: another organization and one that never was look alike. After the check of forms, which has proven that a post is this site's own.
/// </summary>
internal sealed class ConsoleEntry(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, ISender sender)
    {
        if (context.User.Identity?.IsAuthenticated != true || context.GetEndpoint()?.Metadata.GetMetadata<ConsoleAttribute>() is null)
        {
            await next(context);
            return;
        }

        var text = context.Request.RouteValues[nameof(ConsolePage.Organization)] as string;
        OrganizationId? organization = OrganizationId.TryParse(text, null, out var id) ? id : null;
        var person = await SessionPerson.ActAsync(context, context.User, organization, sender);
        var isForOperators = context.GetEndpoint()!.Metadata.GetMetadata<OperatorAreaAttribute>() is not null;
        if (person.WithheldFrom is not null)
        {
            // Led to what is missing, and back from there. What was posted is not done.
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = SecurityPage.To(context.Request.PathBase + context.Request.Path + context.Request.QueryString);
            return;
        }

        if ((text is not null && person.Member is null) || (isForOperators && !person.IsOperator))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()!.Metadata.GetMetadata<AsksWhoItIsAttribute>() is not null && Freshness.IsStale(context))
        {
            context.Response.Redirect(Freshness.PageFor(context));
            return;
        }

        var memberships = (await sender.Send(new ListMemberships(person.UserId), context.RequestAborted)).Value;
        context.Features.Set(new ConsoleVisit(person, context.User.Identity.Name ?? "", memberships));
        await next(context);
    }
}
