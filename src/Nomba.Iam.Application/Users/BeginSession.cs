using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>A person has signed in. For the sign-in alone, which has proven who it is.</summary>
public sealed record BeginSession(UserId UserId, SignInMethod Method) : ICommand<Result<UserSessionId>>, ITransactionalMessage;

internal sealed class BeginSessionHandler(IUserSessionStore sessions, ICallerAccessor callers, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<BeginSession, Result<UserSessionId>>
{
    public async ValueTask<Result<UserSessionId>> Handle(BeginSession command, CancellationToken cancellationToken)
    {
        var actor = callers.Caller.Actor;
        var session = UserSession.Begin(command.UserId, command.Method, actor.Address, actor.UserAgent, time);
        await sessions.AddAsync(session, cancellationToken);
        audit.Record(new AuditEvent("user.signed_in", "user", command.UserId.ToString(), null)
        {
            Changes = AuditChange.Json(("method", null, command.Method.ToString())),
        });
        return session.Id;
    }
}
