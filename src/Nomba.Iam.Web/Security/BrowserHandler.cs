using System.Security.Claims;
using System.Text.Encodings.Web;
using Mediator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// Lets a signed-in person use the management API from this site's own pages: the session cookie counts when the request carries
/// <see cref="CsrfHeader"/>. A form of another site cannot send a header of its own, and a script of another site must ask first (a CORS
/// preflight), which this host does not answer.
/// </summary>
internal sealed class BrowserHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ISender sender)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Browser";

    public const string CsrfHeader = "X-Nomba-Csrf";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[CsrfHeader] != "1")
        {
            return AuthenticateResult.NoResult();
        }

        var session = await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (session.Principal is not { } principal)
        {
            return AuthenticateResult.NoResult();
        }

        OrganizationId? organization = OrganizationId.TryParse(Request.RouteValues["accountId"] as string, null, out var id) ? id : null;
        var person = await SessionPerson.ActAsync(Context, principal, organization, sender);
        var identity = new ClaimsIdentity([new Claim("sub", person.UserId.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        BearerChallenge.Describe(Response, null);
        return Problems.From(PipelineErrors.NotSignedIn).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var missing = Context.GetEndpoint()?.Metadata.GetMetadata<PermissionRequirement>()?.Permission;
        return Problems.From(missing is null ? PipelineErrors.OperatorRequired : PipelineErrors.MissingPermission(missing)).ExecuteAsync(Context);
    }
}
