using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// Counts every request to the management API once it is known who asks, and before anything is answered: whoever is let in, lacks a permission
/// or has no good credentials is counted alike, and one over the limit hears so, and not that their token is bad.
/// </summary>
internal sealed class LimitedAuthorization(ManagementLimits limits) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _next = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var isKnownServer = authorizeResult.Succeeded && context.GetEndpoint()?.Metadata.GetMetadata<ResourceServerEndpoint>() is not null;
        if (context.Request.Path.StartsWithSegments("/api") && !isKnownServer
            && limits.Refuse(context, context.RequestServices.GetRequiredService<ICallerAccessor>().Caller) is { } refusal)
        {
            return refusal.ExecuteAsync(context);
        }

        return _next.HandleAsync(next, context, policy, authorizeResult);
    }
}
