using Mediator;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>Step 2 for what needs the password again. Before the transaction: a failure counts although nothing is committed.</summary>
internal sealed class ReauthenticationBehavior<TMessage, TResponse>(PasswordProof proof, ICallerAccessor callers) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage, IReauthenticatedMessage
    where TResponse : IResult<TResponse>
{
    public async ValueTask<TResponse> Handle(
        TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        var proven = await proof.CheckAsync(caller.UserId!.Value, message.CurrentPassword, caller.Actor.Address, cancellationToken);
        return proven.IsSuccess ? await next(message, cancellationToken) : TResponse.Failure(proven.Errors);
    }
}
