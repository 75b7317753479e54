using System.Globalization;
using System.Security.Claims;
using Mediator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>Begins the session of whoever has proven who they are: a row that can be ended, and a cookie that names it.</summary>
internal sealed class SessionStarter(SignInManager<User> signIn, KnownBrowsers browsers, ISender sender, TimeProvider time)
{
    public async Task BeginAsync(HttpContext context, User user, SignInMethod method)
    {
        var session = (await sender.Send(new BeginSession(new UserId(user.Id), method), context.RequestAborted)).Value;
        var signedInAt = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await signIn.SignInWithClaimsAsync(
            user,
            new AuthenticationProperties(),
            [
                new Claim(SessionClaims.SignedInAtClaim, signedInAt, ClaimValueTypes.Integer64),
                new Claim(SessionClaims.SessionIdClaim, session.ToString()),
            ]);
        browsers.Remember(context, user.Id);
    }
}
