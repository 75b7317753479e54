using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>One of the caller's passkeys opens nothing any more.</summary>
public sealed record RemovePasskey(string Id) : ICommand<Result>, IPersonMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class RemovePasskeyHandler(IPasskeyStore passkeys, IUserDirectory users, PasskeyMails mails, ICallerAccessor callers, IAuditTrail audit)
    : ICommandHandler<RemovePasskey, Result>
{
    public async ValueTask<Result> Handle(RemovePasskey command, CancellationToken cancellationToken)
    {
        var user = callers.Caller.UserId!.Value;
        if (await users.FindAsync(user, cancellationToken) is not { } profile
            || await passkeys.RemoveAsync(user, command.Id, cancellationToken) is not { } removed)
        {
            return PasskeyErrors.NotFound;
        }

        audit.Record(new AuditEvent("user.passkey_removed", "user", user.ToString(), null));
        mails.TellOfRemoved(profile.Email, removed.Name);
        return Result.Success;
    }
}
