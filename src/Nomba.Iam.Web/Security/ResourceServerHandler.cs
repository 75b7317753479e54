using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Mediator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Security;

/// <summary>Lets in a resource server that proves to be it with its client credentials, before its body is read. Everybody else gets one answer.</summary>
internal sealed class ResourceServerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ISender sender)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ResourceServer";

    private const string ClientClaim = "client_id";
    private const string Challenge = "Basic realm=\"nomba-iam\", charset=\"UTF-8\"";

    public static Guid ClientOf(ClaimsPrincipal server) => Guid.Parse(server.FindFirstValue(ClientClaim)!, CultureInfo.InvariantCulture);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BasicCredentials.Read(Request) is not { } credentials)
        {
            return AuthenticateResult.NoResult();
        }

        // What is no id is nobody's, and costs the same.
        var client = Guid.TryParseExact(credentials.ClientId, "D", out var id) ? id : Guid.Empty;
        var result = await sender.Send(new AuthenticateResourceServer(client, credentials.Secret), Context.RequestAborted);
        if (!result.IsSuccess)
        {
            return AuthenticateResult.Fail(result.Error.Code);
        }

        var identity = new ClaimsIdentity([new Claim(ClientClaim, client.ToString("D"))], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Challenge;
        return Problems.From(TokenErrors.InvalidClient).ExecuteAsync(Context);
    }
}
