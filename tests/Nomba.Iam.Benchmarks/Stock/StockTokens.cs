using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace Nomba.Iam.Benchmarks.Stock;

/// <summary>What an application on OpenIddict has to write: who the tokens are about, and what they are for.</summary>
internal static class StockTokens
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> IssueAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("Not a request to OpenIddict.");
        var principal = request.IsRefreshTokenGrantType() ? (await context.AuthenticateAsync(Scheme)).Principal! : NewPrincipal(request.ClientId!);
        principal.SetDestinations(static _ => [OpenIddictConstants.Destinations.AccessToken]);
        return Results.SignIn(principal, authenticationScheme: Scheme);
    }

    private static ClaimsPrincipal NewPrincipal(string client)
    {
        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType, OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, client);

        // A refresh token is given for this scope, which the server may add by itself.
        identity.SetScopes(StockOpenIddict.Scope, OpenIddictConstants.Scopes.OfflineAccess);
        identity.SetResources(StockClients.Api);
        return new ClaimsPrincipal(identity);
    }
}
