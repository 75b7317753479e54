using Mediator;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>Step 2 for what strangers may ask: counted before the transaction, so that it counts whatever becomes of it.</summary>
internal sealed class MailingBehavior<TMessage, TResponse>(MailThrottle throttle, ICallerAccessor callers) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage, IMailingMessage
    where TResponse : IResult<TResponse>
{
    public async ValueTask<TResponse> Handle(
        TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        var admitted = await throttle.AdmitAsync(message.Email, callers.Caller.Actor.Address, cancellationToken);
        return admitted.IsSuccess ? await next(message, cancellationToken) : TResponse.Failure(admitted.Errors);
    }
}
