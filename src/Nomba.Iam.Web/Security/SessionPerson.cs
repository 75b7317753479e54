using System.Security.Claims;
using Mediator;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// Makes whoever is signed in at this browser the caller of the request. For a request that only reads, or that has proven to come from this
/// site's own pages, by a header or by a form's token: the cookie alone comes with requests of other sites too.
/// </summary>
internal static class SessionPerson
{
    public static async ValueTask<ActingPerson> ActAsync(HttpContext context, ClaimsPrincipal principal, OrganizationId? organization, ISender sender)
    {
        var id = SessionClaims.SessionId(principal);
        var found = await sender.Send(new FindActingPerson(new UserId(SessionClaims.UserId(principal)), organization, id), context.RequestAborted);
        var person = found with { ProvenAt = context.Features.Get<UserSession>() is { } session && session.Id == id ? session.ProvenAt : null };
        context.Features.Set(person);
        return person;
    }
}
