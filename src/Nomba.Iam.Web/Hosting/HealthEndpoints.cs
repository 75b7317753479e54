using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Nomba.Iam.Web.Hosting;

internal static class HealthEndpoints
{
    /// <summary>Live: the process answers. Ready: it can do its work, see <see cref="ReadyCheck"/>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
