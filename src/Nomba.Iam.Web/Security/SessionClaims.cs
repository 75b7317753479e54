using System.Globalization;
using System.Security.Claims;

namespace Nomba.Iam.Web.Security;

/// <summary>What a browser session says about its person.</summary>
internal static class SessionClaims
{
    /// <summary>When the person signed in, in seconds since 1970. Unlike the cookie's own date it does not move when the cookie is renewed.</summary>
    public const string SignedInAtClaim = "auth_time";

    public static Guid UserId(ClaimsPrincipal person) => Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier)!);

    /// <summary>The beginning of time for a session that does not say, so that whoever asks for a fresh one gets it.</summary>
    public static DateTimeOffset SignedInAt(ClaimsPrincipal person) =>
        long.TryParse(person.FindFirstValue(SignedInAtClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;
}
