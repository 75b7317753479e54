using System.Net;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.Web.Http;

/// <summary>
/// So many token requests in each second, per network address and client together: guessing with somebody's client id from elsewhere does not
/// use up what that merchant may do.
/// </summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options, TimeProvider time)
{
    private readonly WindowCounters _counters = new(1, time);

    public RatePermit Take(IPAddress? address, Guid client)
    {
        var limit = options.Value.PermitsPerSecond;
        return options.Value.Enabled ? _counters.Take(address, client, limit) : new RatePermit(true, limit, limit, 1);
    }
}
