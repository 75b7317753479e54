using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Nomba.Iam.Web.OAuth;

/// <summary>
/// Browsers may call the token, revocation, userinfo and metadata endpoints from any page: none of them reads a cookie. The authorization
/// endpoint is navigated to, never called, and stays closed.
/// </summary>
internal static class OAuthCors
{
    public const string Policy = "oauth";

    public static void Configure(CorsOptions options) => options.AddPolicy(
        Policy, policy => policy.AllowAnyOrigin().WithMethods("GET", "POST").WithHeaders("Authorization", "Content-Type").SetPreflightMaxAge(TimeSpan.FromHours(1)));

    public static bool Covers(PathString path) =>
        path.StartsWithSegments("/.well-known") || path == "/oauth2/token" || path == "/oauth2/revoke" || path == "/oauth2/userinfo";
}
