using Microsoft.AspNetCore.Authorization;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Web.Security;

/// <summary>That the person signed in runs the platform.</summary>
internal sealed record OperatorRequirement : IAuthorizationRequirement;

internal sealed class OperatorHandler(ICallerAccessor callers, ISecurityEvents events) : AuthorizationHandler<OperatorRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OperatorRequirement requirement)
    {
        var caller = callers.Caller;
        if (caller.IsOperator)
        {
            context.Succeed(requirement);
        }
        else if (caller is not { MemberId: null, UserId: null })
        {
            events.Report(new AuditEvent("security.permission_refused", "permission", "operator", caller.OrganizationId) { Actor = caller.Actor });
        }

        return Task.CompletedTask;
    }
}
