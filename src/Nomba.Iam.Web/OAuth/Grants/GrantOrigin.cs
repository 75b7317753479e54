using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Web.OAuth.Grants;

internal static class GrantOrigin
{
    extension(IHttpContextAccessor http)
    {
        /// <summary>Where the token request at hand came in.</summary>
        public RequestOrigin OAuthOrigin => new(KeyDoor.OAuth, http.HttpContext?.Connection.RemoteIpAddress);
    }
}
