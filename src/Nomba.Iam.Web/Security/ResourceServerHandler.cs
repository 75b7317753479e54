using System.Security.Claims;
using System.Text.Encodings.Web;
using Mediator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Security;

/// <summary>Lets in a resource server with its own client id and secret, by HTTP Basic. From memory when warm.</summary>
internal sealed class ResourceServerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ISender sender)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ResourceServer";

    private const string ClientId = "client_id";

    /// <summary>Which one it is that was let in.</summary>
    public static ResourceServerId IdOf(ClaimsPrincipal user) => new(Guid.Parse(user.FindFirstValue(ClientId)!));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BasicCredentials.Read(Request) is not { } credentials)
        {
            return AuthenticateResult.NoResult();
        }

        var result = await sender.Send(new AuthenticateResourceServer(credentials.ClientId, credentials.Secret), Context.RequestAborted);
        if (!result.TryGetValue(out var server))
        {
            return AuthenticateResult.Fail(result.Error.Code);
        }

        var identity = new ClaimsIdentity([new Claim(ClientId, server.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Basic realm=\"nomba-iam\", charset=\"UTF-8\"";
        return Problems.From(TokenErrors.InvalidClient).ExecuteAsync(Context);
    }
}
