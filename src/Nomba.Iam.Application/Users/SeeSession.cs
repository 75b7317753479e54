using Mediator;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Whether the session that a cookie names goes on: asked for every request of a browser, so that an ended one is refused at once.</summary>
public sealed record SeeSession(UserId UserId, UserSessionId SessionId) : ICommand<Result<UserSession>>
{
    /// <summary>A page asked, and nobody need sit there: the session is not kept alive.</summary>
    public bool IsByItself { get; init; }
}

internal sealed class SeeSessionHandler(IUserSessionStore sessions, TimeProvider time) : ICommandHandler<SeeSession, Result<UserSession>>
{
    public async ValueTask<Result<UserSession>> Handle(SeeSession command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await sessions.FindAsync(command.SessionId, cancellationToken) is not { } session || session.UserId != command.UserId || !session.IsAliveAt(now))
        {
            return UserErrors.SessionEnded;
        }

        if (!command.IsByItself && now - session.LastSeenAt >= UserSession.SeenEvery)
        {
            await sessions.TouchAsync(session.Id, now, cancellationToken);
        }

        return session;
    }
}
