using Microsoft.AspNetCore.Authorization;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Web.Security;

/// <summary>The permission that an endpoint asks of the token in hand: the first of two locks, the second is on the message.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler(ICallerAccessor callers, IHttpContextAccessor http, ISecurityEvents events, KeyUse use)
    : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        // A person who does not belong to the organization must hear that there is none, which is for the message to say: its own lock
        // refuses whoever acts in no organization.
        var caller = callers.Caller;
        var permitted = caller.Holds(requirement.Permission);
        if (permitted || caller is { UserId: not null, MemberId: null })
        {
            context.Succeed(requirement);
        }
        else if (caller.MemberId is not null)
        {
            events.Report(new AuditEvent("security.permission_refused", "permission", requirement.Permission, caller.OrganizationId) { Actor = caller.Actor });
        }

        if (http.HttpContext?.Features.Get<LiveToken>() is { } live)
        {
            use.Count(live.Member, permitted ? UsageOutcome.Permitted : UsageOutcome.RefusedPermission, requirement.Permission);
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
                policy => policy.AddAuthenticationSchemes(ManagementScheme.Name).RequireAuthenticatedUser().AddRequirements(requirement));
        }

        /// <summary>For what a person does about themselves: any good credential passes here, and the message refuses all but a browser session.</summary>
        public TBuilder RequirePerson() =>
            builder.WithMetadata(new PersonEndpoint()).RequireAuthorization(policy => policy.AddAuthenticationSchemes(ManagementScheme.Name).RequireAuthenticatedUser());

        /// <summary>For operators of the platform alone: the first of two locks, the second is on the message.</summary>
        public TBuilder RequireOperator() =>
            builder.WithMetadata(new OperatorRequirement()).RequireAuthorization(policy => policy.AddAuthenticationSchemes(ManagementScheme.Name).RequireAuthenticatedUser().AddRequirements(new OperatorRequirement()));
    }
}

/// <summary>Marks an endpoint for what a person does about themselves.</summary>
internal sealed record PersonEndpoint;
