using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.OAuth.Endpoints;

/// <summary>OpenID Connect Core section 5.3, for tokens of a person who granted <c>openid</c>.</summary>
internal static class UserInfoEndpoint
{
    public static void MapUserInfo(this IEndpointRouteBuilder app) =>
        app.MapMethods("/oauth2/userinfo", [HttpMethods.Get, HttpMethods.Post], HandleAsync)
            .AllowAnonymous().DisableAntiforgery().RequireCors(OAuthCors.Policy);

    private static async Task<IResult> HandleAsync(HttpContext context, ISender sender)
    {
        var read = BearerToken.Read(context.Request);
        if (read.Token is not { } token)
        {
            return BearerChallenge.Refuse(context.Response, read.IsMalformed ? BearerChallenge.InvalidRequest : null);
        }

        var result = await sender.Send(new GetUserInfo(token, context.Connection.RemoteIpAddress), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return result.TryGetValue(out var info)
            ? Results.Json(ClaimsOf(info))
            : result.Error.Kind switch
            {
                ErrorKind.Unavailable => BearerChallenge.Unavailable(context.Response),
                ErrorKind.Forbidden => BearerChallenge.InsufficientScope(context.Response, "openid"),
                _ => BearerChallenge.Refuse(context.Response, BearerChallenge.InvalidToken),
            };
    }

    private static Dictionary<string, object> ClaimsOf(UserInfo info)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sub"] = info.Token.Subject.ToString(),
            ["org"] = info.Token.OrganizationId.ToString(),
        };
        if (info.Profile is { } profile)
        {
            claims["email"] = profile.Email;
            claims["email_verified"] = profile.EmailConfirmed;
        }

        return claims;
    }
}
