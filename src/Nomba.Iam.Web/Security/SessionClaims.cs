using System.Globalization;
using System.Security.Claims;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>What a browser session says about its person.</summary>
internal static class SessionClaims
{
    /// <summary>When the person signed in, in seconds since 1970. Unlike the cookie's own date it does not move when the cookie is renewed.</summary>
    public const string SignedInAtClaim = "auth_time";

    /// <summary>Which session the cookie is of.</summary>
    public const string SessionIdClaim = "sid";

    public static UserSessionId? SessionId(ClaimsPrincipal person) =>
        UserSessionId.TryParse(person.FindFirstValue(SessionIdClaim), null, out var id) ? id : null;

    public static Guid UserId(ClaimsPrincipal person) => Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier)!);

    /// <summary>The beginning of time for a session that does not say, so that whoever asks for a fresh one gets it.</summary>
    public static DateTimeOffset SignedInAt(ClaimsPrincipal person) =>
        long.TryParse(person.FindFirstValue(SignedInAtClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;
}
