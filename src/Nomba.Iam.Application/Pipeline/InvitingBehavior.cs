using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>Step 2 for invitations, once the caller may invite: counted before the transaction, as what strangers may ask.</summary>
internal sealed class InvitingBehavior<TMessage, TResponse>(MailThrottle throttle, IInvitationStore invitations) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage, IInvitingMessage
    where TResponse : IResult<TResponse>
{
    public async ValueTask<TResponse> Handle(
        TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        var recipient = message.Invitation is { } invitation
            ? await invitations.FindEmailAsync(message.OrganizationId, invitation, cancellationToken)
            : message.Recipient;

        // No such invitation: nothing is mailed, and the handler says so.
        var admitted = recipient is null ? Result.Success : await throttle.AdmitAsync(message.OrganizationId, recipient, cancellationToken);
        return admitted.IsSuccess ? await next(message, cancellationToken) : TResponse.Failure(admitted.Errors);
    }
}
