using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>Whether the issuer's metadata could be had: without it no token can be checked.</summary>
internal sealed class IssuerHealthCheck(IssuerMetadata metadata) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await metadata.FindAsync(cancellationToken) is null
            ? HealthCheckResult.Unhealthy("The issuer's metadata cannot be read.")
            : HealthCheckResult.Healthy();
}
