using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>
/// After the transaction of a change to the signing keys: whoever is told that a key is revoked finds nothing on this node that takes it.
/// Other nodes read the keys again every few seconds.
/// </summary>
internal sealed class SigningKeyBehavior<TMessage, TResponse>(ISigningKeyRotation keys) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage, ISigningKeyMessage
    where TResponse : IResult<TResponse>
{
    public async ValueTask<TResponse> Handle(
        TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        var done = await next(message, cancellationToken);
        if (done.IsSuccess)
        {
            // It is committed: a caller who hangs up does not keep it from taking effect.
            await keys.ReloadAsync(CancellationToken.None);
        }

        return done;
    }
}
