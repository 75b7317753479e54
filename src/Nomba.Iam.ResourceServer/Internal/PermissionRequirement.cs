using Microsoft.AspNetCore.Authorization;

namespace Nomba.Iam.ResourceServer.Internal;

internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var http = context.Resource as HttpContext;
        if (http?.Features.Get<NombaCaller>() is { } caller && caller.Within(requirement.Permission) is { } within)
        {
            // A permission that holds on some accounts opens the endpoint for those alone: whoever asks MayUseAccount there is told so.
            http.Features.Set(within);
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
