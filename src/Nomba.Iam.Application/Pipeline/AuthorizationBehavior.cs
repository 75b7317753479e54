using System.Reflection;
using Mediator;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>Step 2: the caller acts in that organization and holds the permission. The second of two locks; the endpoint has the first.</summary>
internal sealed class AuthorizationBehavior<TMessage, TResponse>(ICallerAccessor callers) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage, IOrganizationMessage
    where TResponse : IResult<TResponse>
{
    // Fails when the type is first used, not when a request gets through: a message without a permission is a mistake in our code.
    private static readonly string Permission = typeof(TMessage).GetCustomAttribute<RequiresPermissionAttribute>()?.Permission
        ?? throw new InvalidOperationException($"{typeof(TMessage).Name} names no permission.");

    public ValueTask<TResponse> Handle(
        TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        if (caller is { MemberId: null, UserId: null })
        {
            return ValueTask.FromResult(TResponse.Failure([PipelineErrors.NotSignedIn]));
        }

        if (caller.OrganizationId != message.OrganizationId)
        {
            return ValueTask.FromResult(TResponse.Failure([caller.WhyNotIn(message.OrganizationId)]));
        }

        return caller.Holds(Permission)
            ? next(message, cancellationToken)
            : ValueTask.FromResult(TResponse.Failure([PipelineErrors.MissingPermission(Permission)]));
    }
}
