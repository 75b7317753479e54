using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.Web.Wire;

/// <summary>How many token requests a second one client at one address may make. Settings: <c>Iam:RateLimits</c>.</summary>
internal sealed class RateLimitOptions
{
    public bool Enabled { get; set; } = true;

    public int PermitsPerSecond { get; set; } = 200;
}

/// <summary>Counts per address and client: who knows a merchant's client id cannot use up its limit from elsewhere.</summary>
internal sealed class WireRateLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.PermitsPerSecond, Window = TimeSpan.FromSeconds(1), QueueLimit = 0 }));

    /// <summary>Takes one permit and says in the answer's headers how many are left; false when there is none.</summary>
    public bool TryTake(HttpContext context, string? client)
    {
        if (!options.Value.Enabled)
        {
            return true;
        }

        var key = $"{context.Connection.RemoteIpAddress}|{client}";
        using var lease = _limiter.AttemptAcquire(key);
        var headers = context.Response.Headers;
        headers["X-Rate-Limit-Limit"] = options.Value.PermitsPerSecond.ToString(CultureInfo.InvariantCulture);
        headers["X-Rate-Limit-Remaining"] = (_limiter.GetStatistics(key)?.CurrentAvailablePermits ?? 0).ToString(CultureInfo.InvariantCulture);
        headers["X-Rate-Limit-Window"] = "1s";
        if (!lease.IsAcquired)
        {
            headers.RetryAfter = "1";
        }

        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
