using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Organizations;

/// <summary>The start: straight into the only organization that a person belongs to, or to the list of them.</summary>
internal static class HomeEndpoint
{
    public static void MapHome(this IEndpointRouteBuilder app) => app.MapGet("/", GoAsync).RequireAuthorization();

    private static async Task<IResult> GoAsync(HttpContext context, ISender sender)
    {
        var memberships = (await sender.Send(new ListMemberships(new UserId(SessionClaims.UserId(context.User))), context.RequestAborted)).Value;
        return Results.LocalRedirect(memberships is [var only] ? $"/o/{only.OrganizationId}" : OrganizationsPage.Path);
    }
}
