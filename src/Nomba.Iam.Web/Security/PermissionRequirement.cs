using Microsoft.AspNetCore.Authorization;
using Nomba.Iam.Application.Ports;

namespace Nomba.Iam.Web.Security;

/// <summary>The permission that an endpoint asks of the token in hand: the first of two locks, the second is on the message.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler(ICallerAccessor callers) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (callers.Caller.Holds(requirement.Permission))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal static class PermissionEndpoints
{
    extension<TBuilder>(TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>Refuses callers whose token lacks the permission: 401 without a good token, 403 naming the permission.</summary>
        public TBuilder RequirePermission(string permission)
        {
            var requirement = new PermissionRequirement(permission);
            return builder.WithMetadata(requirement).RequireAuthorization(
                policy => policy.AddAuthenticationSchemes(BearerHandler.SchemeName).RequireAuthenticatedUser().AddRequirements(requirement));
        }
    }
}
