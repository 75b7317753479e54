using Mediator;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>Step 2 for what the platform is run with.</summary>
internal sealed class OperatorBehavior<TMessage, TResponse>(ICallerAccessor callers) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage, IOperatorMessage
    where TResponse : IResult<TResponse>
{
    public ValueTask<TResponse> Handle(
        TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken) =>
        callers.Caller is { UserId: not null, IsOperator: true }
            ? next(message, cancellationToken)
            : ValueTask.FromResult(TResponse.Failure([callers.Caller is { UserId: null, MemberId: null } ? PipelineErrors.NotSignedIn : PipelineErrors.OperatorRequired]));
}
