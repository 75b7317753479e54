using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Another passkey for the caller, named for the browser that it was made with. For the ceremony alone, which has checked it.</summary>
public sealed record RegisterPasskey(AttestedPasskey Passkey) : ICommand<Result<Passkey>>, IPersonMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class RegisterPasskeyHandler(IPasskeyStore passkeys, IUserDirectory users, PasskeyMails mails, ICallerAccessor callers, IAuditTrail audit)
    : ICommandHandler<RegisterPasskey, Result<Passkey>>
{
    public async ValueTask<Result<Passkey>> Handle(RegisterPasskey command, CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        if (command.Passkey.UserId != caller.UserId || await users.FindAsync(command.Passkey.UserId, cancellationToken) is not { } profile)
        {
            return PasskeyErrors.Refused;
        }

        if ((await passkeys.ListAsync(profile.Id, cancellationToken)).Count >= PasskeyLimits.Most)
        {
            return PasskeyErrors.TooMany;
        }

        var added = await passkeys.AddAsync(command.Passkey, BrowserNames.Of(caller.Actor.UserAgent), cancellationToken);
        if (added.TryGetValue(out var passkey))
        {
            audit.Record(new AuditEvent("user.passkey_added", "user", profile.Id.ToString(), null));
            mails.TellOfAdded(profile.Email, passkey.Name);
        }

        return added;
    }
}
