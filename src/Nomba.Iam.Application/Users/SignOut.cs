using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Ends the session that the browser's own cookie names. Doing it twice changes nothing.</summary>
public sealed record SignOut(UserId UserId, UserSessionId SessionId) : ICommand<Result>, ITransactionalMessage;

internal sealed class SignOutHandler(IUserSessionStore sessions, IAuditTrail audit, TimeProvider time) : ICommandHandler<SignOut, Result>
{
    public async ValueTask<Result> Handle(SignOut command, CancellationToken cancellationToken)
    {
        if (await sessions.EndAsync(command.UserId, command.SessionId, time.GetUtcNow(), cancellationToken))
        {
            audit.Record(new AuditEvent("user.signed_out", "user", command.UserId.ToString(), null));
        }

        return Result.Success;
    }
}
