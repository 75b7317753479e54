using Mediator;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>Step 2 for what a person does about themselves.</summary>
internal sealed class PersonBehavior<TMessage, TResponse>(ICallerAccessor callers) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage, IPersonMessage
    where TResponse : IResult<TResponse>
{
    public ValueTask<TResponse> Handle(
        TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken) =>
        callers.Caller.UserId is not null
            ? next(message, cancellationToken)
            : ValueTask.FromResult(TResponse.Failure([callers.Caller.MemberId is null ? PipelineErrors.NotSignedIn : PipelineErrors.PersonRequired]));
}
