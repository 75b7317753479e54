using System.Security.Claims;
using System.Text.Encodings.Web;
using Mediator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Security;

/// <summary>Lets in who sends an access token of the management API's audience that is good at this moment: checked as introspection does, from memory.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ISender sender, IOptions<TokenOptions> tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private Error? _refusal;
    private string? _challenge;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var read = BearerToken.Read(Request);
        if (read.Token is not { } token)
        {
            _challenge = read.IsMalformed ? BearerChallenge.InvalidRequest : null;
            return AuthenticateResult.NoResult();
        }

        var result = await sender.Send(new InspectToken(token, IamPermissions.Audience, Context.Connection.RemoteIpAddress), Context.RequestAborted);
        if (!result.TryGetValue(out var live))
        {
            return Refuse(result.Error);
        }

        // A key has live secrets and sandbox secrets, and both belong to the same key: a sandbox secret, which is kept less carefully, must
        // not make or stop keys that move money.
        if (live.Token.Environment != tokens.Value.ApplicationEnvironment)
        {
            return Refuse(TokenErrors.InvalidToken);
        }

        Context.Features.Set(live);
        var identity = new ClaimsIdentity([new Claim("sub", live.Member.Id.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await HandleAuthenticateOnceAsync();
        var error = _refusal ?? PipelineErrors.NotSignedIn;
        if (error.Kind == ErrorKind.Unavailable)
        {
            await Problems.From(error).ExecuteAsync(Context);
            return;
        }

        BearerChallenge.Describe(Response, _challenge);
        await (_challenge == BearerChallenge.InvalidRequest ? Problems.From(BearerChallenge.Malformed) : Problems.From(error)).ExecuteAsync(Context);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<PermissionRequirement>()?.Permission is not { } missing)
        {
            await Problems.From(PipelineErrors.OperatorRequired).ExecuteAsync(Context);
            return;
        }

        BearerChallenge.DescribeScope(Response, missing);
        await Problems.From(PipelineErrors.MissingPermission(missing)).ExecuteAsync(Context);
    }

    private AuthenticateResult Refuse(Error error)
    {
        (_refusal, _challenge) = (error, BearerChallenge.InvalidToken);
        return AuthenticateResult.Fail(error.Code);
    }
}
