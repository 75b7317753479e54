using System.Globalization;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Http;

/// <summary>
/// How often each caller may ask the management API: a member or person by who they are, wherever they are, anybody else by network. Says in
/// every answer how much is left (draft-ietf-httpapi-ratelimit-headers-11).
/// </summary>
internal sealed class ManagementLimits(IOptions<RateLimitOptions> switches, IOptions<ManagementLimitOptions> options, TimeProvider time)
{
    private const int WindowSeconds = 60;

    private static readonly Error TooMany =
        new(ErrorKind.Throttled, "request.rate_limited", "Too many requests. Wait as many seconds as Retry-After says.");

    private readonly WindowCounters _callers = new(WindowSeconds, time);
    private readonly WindowCounters _strangers = new(WindowSeconds, time);

    /// <summary>Null when the request may go on, else the answer.</summary>
    public IResult? Refuse(HttpContext context, Caller caller)
    {
        if (!switches.Value.Enabled)
        {
            return null;
        }

        var permit = (caller.MemberId?.Value ?? caller.UserId?.Value) is { } known
            ? _callers.Take(null, known, options.Value.PermitsPerMinute)
            : _strangers.Take(context.Connection.RemoteIpAddress, Guid.Empty, options.Value.AnonymousPermitsPerMinute);
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={permit.Limit};w={WindowSeconds}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={permit.Remaining};t={permit.SecondsLeft}");
        if (permit.IsGranted)
        {
            return null;
        }

        headers.RetryAfter = permit.SecondsLeft.ToString(CultureInfo.InvariantCulture);
        return Problems.From(TooMany);
    }
}
