using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>Authenticates by bearer token and answers refusals as RFC 6750 section 3 has it.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemeOptions, ILoggerFactory logger, UrlEncoder encoder, TokenChecks checks)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemeOptions, logger, encoder)
{
    private NombaFailure _failure = new(StatusCodes.Status401Unauthorized, null, "Send an access token in the Authorization header.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = AuthorizationHeader.Read(Request);
        if (header.Token is not { } token)
        {
            if (header.IsMalformed)
            {
                _failure = new NombaFailure(StatusCodes.Status400BadRequest, "invalid_request", "Send exactly one Authorization header: Bearer, a space, the token.");
            }

            return AuthenticateResult.NoResult();
        }

        switch (await checks.CheckAsync(token, Context.Connection.RemoteIpAddress, Context.RequestAborted))
        {
            case TokenVerdict.Good good:
                Context.Features.Set(good.Caller);
                var identity = new ClaimsIdentity([new Claim("sub", good.Caller.Subject)], NombaDefaults.Scheme, "sub", "role");
                return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), NombaDefaults.Scheme));
            case TokenVerdict.Refused refused:
                _failure = new NombaFailure(StatusCodes.Status401Unauthorized, "invalid_token", refused.Why);
                break;
            default:
                _failure = new NombaFailure(StatusCodes.Status503ServiceUnavailable, null, "The token cannot be checked right now. Try again in a moment.");
                break;
        }

        return AuthenticateResult.Fail(_failure.Description);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await HandleAuthenticateOnceAsync();
        await checks.RefuseAsync(Context, _failure, null);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var caller = Context.Features.Get<NombaCaller>();
        var policy = Context.GetEndpoint()?.Metadata.GetOrderedMetadata<AuthorizationPolicy>() ?? [];
        var missing = string.Join(' ', policy.SelectMany(p => p.Requirements).OfType<PermissionRequirement>()
            .Select(r => r.Permission).Where(p => caller?.Within(p) is null).Distinct(StringComparer.Ordinal));
        var failure = new NombaFailure(StatusCodes.Status403Forbidden, "insufficient_scope", $"This needs the permission {missing}.");
        return checks.RefuseAsync(Context, failure, missing);
    }
}
