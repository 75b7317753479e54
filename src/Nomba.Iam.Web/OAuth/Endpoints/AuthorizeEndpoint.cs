using System.Security.Claims;
using Mediator;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Web.OAuth.Consent;
using Nomba.Iam.Web.Security;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Nomba.Iam.Web.OAuth.Endpoints;

/// <summary>
/// The authorization endpoint, once the protocol engine found the request valid: sign in, then consent, unless it was given before, then the code. The decision comes
/// back as a form post with the same parameters, so that the engine validates them again and nothing about it is trusted to the browser.
/// </summary>
internal static class AuthorizeEndpoint
{
    public const string DecisionField = "consent";
    public const string MemberField = "member_id";
    public const string Allow = "allow";

    public static void MapAuthorize(this IEndpointRouteBuilder app) =>
        app.MapMethods("/oauth2/authorize", [HttpMethods.Get, HttpMethods.Post], HandleAsync).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> HandleAsync(
        HttpContext context, IAntiforgery antiforgery, ISender sender, ConsentTicketProtector tickets, TimeProvider time)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The protocol engine did not see this request.");
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var decided = context.Request.HasFormContentType && context.Request.Form.ContainsKey(DecisionField);
        if (session.Principal is not { } person || (!decided && NeedsFreshSignIn(request, session, time)))
        {
            return request.HasPromptValue(PromptValues.None) ? Refuse(Errors.LoginRequired, "Sign-in is required.") : SignIn(context, request);
        }

        if (!decided)
        {
            return await RememberAsync(context, request, session, sender)
                ?? (request.HasPromptValue(PromptValues.None) ? Refuse(Errors.ConsentRequired, "Consent is required.") : AskConsent(request, person, tickets));
        }

        // Whoever posts the decision must have been shown the page: the same-site cookie and this token say so.
        await antiforgery.ValidateRequestAsync(context);
        return context.Request.Form[DecisionField] == Allow
            ? await GrantAsync(context, request, session, sender)
            : Refuse(Errors.AccessDenied, "The person refused.");
    }

    private static bool NeedsFreshSignIn(OpenIddictRequest request, AuthenticateResult session, TimeProvider time)
    {
        var signedInAt = SessionClaims.SignedInAt(session.Principal!);
        var age = time.GetUtcNow() - signedInAt;

        // A sign-in that the prompt itself caused is a moment old; without that the prompt would never end.
        return (request.HasPromptValue(PromptValues.Login) && age > TimeSpan.FromMinutes(2))
            || (request.MaxAge is { } seconds && age.TotalSeconds > seconds);
    }

    private static SeeOther SignIn(HttpContext context, OpenIddictRequest request)
    {
        var query = QueryString.Create(request.GetParameters().Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));
        var returnUrl = context.Request.PathBase + "/oauth2/authorize" + query;
        return new SeeOther("/sign-in" + QueryString.Create("returnUrl", returnUrl));
    }

    private static SeeOther AskConsent(OpenIddictRequest request, ClaimsPrincipal person, ConsentTicketProtector tickets)
    {
        var parameters = request.GetParameters()
            .Where(p => p.Key is not (DecisionField or MemberField))
            .ToDictionary(p => p.Key, p => (string?)p.Value ?? "", StringComparer.Ordinal);
        var ticket = new ConsentTicket(
            SessionClaims.UserId(person), Guid.Parse(request.ClientId!), request.RedirectUri!, [.. request.GetScopes()], parameters);
        return new SeeOther("/consent" + QueryString.Create("ticket", tickets.Protect(ticket)));
    }

    // Null when the person is to be asked. What was found is looked at again where the code is written: it may be taken back meanwhile.
    private static async Task<IResult?> RememberAsync(HttpContext context, OpenIddictRequest request, AuthenticateResult session, ISender sender)
    {
        if (request.HasPromptValue(PromptValues.Consent) || request.HasPromptValue(PromptValues.SelectAccount))
        {
            return null;
        }

        var user = new UserId(SessionClaims.UserId(session.Principal!));
        var found = await sender.Send(
            new FindRememberedConsent(user, Guid.Parse(request.ClientId!), request.RedirectUri!, [.. request.GetScopes()]), context.RequestAborted);
        var issued = found.TryGetValue(out var member)
            ? await sender.Send(CodeFor(request, session, member) with { IsRemembered = true }, context.RequestAborted)
            : found.Error;
        return issued.TryGetValue(out var code) ? Answer(code) : null;
    }

    private static async Task<IResult> GrantAsync(HttpContext context, OpenIddictRequest request, AuthenticateResult session, ISender sender)
    {
        if (!MemberId.TryParse(context.Request.Form[MemberField], null, out var member))
        {
            return Refuse(Errors.AccessDenied, "No organization was chosen.");
        }

        var issued = await sender.Send(CodeFor(request, session, member), context.RequestAborted);
        return issued.TryGetValue(out var code)
            ? Answer(code)
            : Refuse(issued.Error == TokenErrors.InvalidScope ? Errors.InvalidScope : Errors.AccessDenied, issued.Error.Message);
    }

    private static IssueCode CodeFor(OpenIddictRequest request, AuthenticateResult session, MemberId member) => new()
    {
        UserId = new UserId(SessionClaims.UserId(session.Principal!)),
        MemberId = member,
        ApplicationId = Guid.Parse(request.ClientId!),
        RedirectUri = request.RedirectUri!,
        Challenge = request.CodeChallenge!,
        Scope = [.. request.GetScopes()],
        Nonce = request.Nonce,
        SessionId = SessionClaims.SessionId(session.Principal!),
        AuthenticatedAt = SessionClaims.SignedInAt(session.Principal!),
    };

    private static IResult Answer(IssuedCode code)
    {
        var subject = new ClaimsIdentity([new Claim(Claims.Subject, code.MemberId.ToString())], "Nomba.Iam");
        var properties = new AuthenticationProperties(items: new Dictionary<string, string?>(), parameters: new Dictionary<string, object?> { [Parameters.Code] = code.Reveal() });
        return Results.SignIn(new ClaimsPrincipal(subject), properties, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
