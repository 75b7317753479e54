using Microsoft.AspNetCore.Authorization;
using Nomba.Iam.Application.Ports;

namespace Nomba.Iam.Web.Security;

/// <summary>That the person signed in runs the platform.</summary>
internal sealed record OperatorRequirement : IAuthorizationRequirement;

internal sealed class OperatorHandler(ICallerAccessor callers) : AuthorizationHandler<OperatorRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OperatorRequirement requirement)
    {
        if (callers.Caller.IsOperator)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
