using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Users;

/// <summary>Signs the caller out everywhere but here.</summary>
public sealed record EndOtherSessions : ICommand<Result>, IPersonMessage, ITransactionalMessage;

internal sealed class EndOtherSessionsHandler(IUserSessionStore sessions, ICallerAccessor callers, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<EndOtherSessions, Result>
{
    public async ValueTask<Result> Handle(EndOtherSessions command, CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        if (await sessions.EndOthersAsync(caller.UserId!.Value, caller.SessionId, time.GetUtcNow(), cancellationToken) > 0)
        {
            audit.Record(new AuditEvent("user.other_sessions_ended", "user", caller.UserId.Value.ToString(), null));
        }

        return Result.Success;
    }
}
