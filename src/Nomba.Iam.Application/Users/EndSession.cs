using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Signs the caller out at one browser: its next request is refused.</summary>
public sealed record EndSession(UserSessionId SessionId) : ICommand<Result>, IPersonMessage, ITransactionalMessage;

internal sealed class EndSessionHandler(IUserSessionStore sessions, ICallerAccessor callers, IAuditTrail audit, TimeProvider time) : ICommandHandler<EndSession, Result>
{
    public async ValueTask<Result> Handle(EndSession command, CancellationToken cancellationToken)
    {
        var user = callers.Caller.UserId!.Value;
        if (!await sessions.EndAsync(user, command.SessionId, time.GetUtcNow(), cancellationToken))
        {
            return UserErrors.SessionNotFound;
        }

        audit.Record(new AuditEvent("session.ended", "session", command.SessionId.ToString(), null));
        return Result.Success;
    }
}
