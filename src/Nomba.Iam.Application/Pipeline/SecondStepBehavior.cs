using Mediator;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>Step 2 for what carries a code. Around the transaction: a failure counts although nothing is committed.</summary>
internal sealed class SecondStepBehavior<TMessage, TResponse>(CodeThrottle throttle, ICallerAccessor callers) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage, ISecondStepMessage
    where TResponse : IResult<TResponse>
{
    public async ValueTask<TResponse> Handle(
        TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        var person = message.Person ?? callers.Caller.UserId!.Value;
        var admitted = await throttle.AdmitAsync(person, message.KnownBrowser, cancellationToken);
        if (!admitted.TryGetValue(out var attempt))
        {
            return TResponse.Failure(admitted.Errors);
        }

        var response = await next(message, cancellationToken);
        await throttle.SettleAsync(attempt, response.Errors, cancellationToken);
        return response;
    }
}
