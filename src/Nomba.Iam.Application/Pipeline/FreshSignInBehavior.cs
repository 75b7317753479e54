using Mediator;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>
/// Step 2 for what a browser left open, or a stolen cookie, must not do. Programs with a token are not asked: nobody sits there to answer.
/// A session that does not say when its person last proved who they are is refused.
/// </summary>
internal sealed class FreshSignInBehavior<TMessage, TResponse>(ICallerAccessor callers, TimeProvider time) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage, IFreshSignInMessage
    where TResponse : IResult<TResponse>
{
    public ValueTask<TResponse> Handle(
        TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        return caller.UserId is null || FreshSignIn.IsFresh(caller.ProvenAt, time.GetUtcNow())
            ? next(message, cancellationToken)
            : ValueTask.FromResult(TResponse.Failure([PipelineErrors.FreshSignInRequired]));
    }
}
