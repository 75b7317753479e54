using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// Whether tokens can be checked: without the issuer's metadata none can. In mode hybrid an API is not ready before the first snapshot of the revocations, and says so when
/// the feed is too old: it works on then, by asking the issuer about every token.
/// </summary>
internal sealed class IssuerHealthCheck(IssuerMetadata metadata, RevocationState state, Instruments instruments, IOptions<NombaResourceServerOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await metadata.FindAsync(cancellationToken) is null)
        {
            return HealthCheckResult.Unhealthy("The issuer's metadata cannot be read.");
        }

        if (options.Value.Mode != ValidationMode.Hybrid)
        {
            return HealthCheckResult.Healthy();
        }

        var measured = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["feedLagSeconds"] = state.Lag?.TotalSeconds ?? -1,
            ["appliedSequence"] = state.AppliedSequence,
            ["cacheHitRatio"] = instruments.HitRatio ?? 0,
        };
        return state.Lag is null ? HealthCheckResult.Unhealthy("The revocations have not been read yet.", data: measured)
            : state.IsCurrent ? HealthCheckResult.Healthy(data: measured)
            : HealthCheckResult.Degraded("The revocation feed is too old: every token is introspected.", data: measured);
    }
}
