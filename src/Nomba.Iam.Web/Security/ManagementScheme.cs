using Microsoft.AspNetCore.Authentication;

namespace Nomba.Iam.Web.Security;

/// <summary>Who may knock at the management API: a bearer token, or a browser session with the header that no other site can send.</summary>
internal static class ManagementScheme
{
    public const string Name = "Management";

    extension(AuthenticationBuilder builder)
    {
        /// <summary>A request with an Authorization header is judged by it alone, so that one request never has two credentials.</summary>
        public AuthenticationBuilder AddManagementScheme() => builder
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, BrowserHandler>(BrowserHandler.SchemeName, null)
            .AddPolicyScheme(Name, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count == 0 && context.Request.Headers.ContainsKey(BrowserHandler.CsrfHeader)
                    ? BrowserHandler.SchemeName
                    : BearerHandler.SchemeName);
    }
}
