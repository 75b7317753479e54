using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Tokens;

namespace Nomba.Iam.Web.Hosting;

/// <summary>Ready: the database answers and is migrated, the signing keys are loaded, and the revocations are current.</summary>
internal sealed class ReadyCheck(DatabaseMigrator database, SigningKeyRing keys, IRevocations revocations) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return !await database.IsUpToDateAsync(cancellationToken) ? HealthCheckResult.Unhealthy("The database is not migrated.")
                : !keys.IsLoaded ? HealthCheckResult.Unhealthy("The signing keys are not loaded.")
                : !revocations.IsCurrent ? HealthCheckResult.Unhealthy("The revocations are not current.")
                : HealthCheckResult.Healthy();
        }
        catch (DbException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}
