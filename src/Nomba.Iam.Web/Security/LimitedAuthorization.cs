using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// Counts every request to the management API once it is known who asks, and before anything is answered: whoever is let in, lacks a permission
/// or has no good credentials is counted alike, and one over the limit hears so, and not that their token is bad. A resource
/// server that has proven to be one is not counted: it asks as often as it is asked.
/// </summary>
internal sealed class LimitedAuthorization(ManagementLimits limits) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _next = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (context.Request.Path.StartsWithSegments("/api") && !IsResourceServer(context, authorizeResult)
            && limits.Refuse(context, context.RequestServices.GetRequiredService<ICallerAccessor>().Caller) is { } refusal)
        {
            return refusal.ExecuteAsync(context);
        }

        return _next.HandleAsync(next, context, policy, authorizeResult);
    }

    private static bool IsResourceServer(HttpContext context, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Succeeded && context.GetEndpoint()?.Metadata.GetMetadata<ResourceServerEndpoint>() is not null;
}
