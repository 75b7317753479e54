using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Where the caller is signed in, newest first. Old sessions are none: there are never many.</summary>
public sealed record ListSessions : IQuery<Result<IReadOnlyList<SessionListing>>>, IPersonMessage;

/// <summary>A session, and whether it is the one that asks.</summary>
public sealed record SessionListing(UserSession Session, bool IsCurrent);

internal sealed class ListSessionsHandler(IUserSessionStore sessions, ICallerAccessor callers, TimeProvider time)
    : IQueryHandler<ListSessions, Result<IReadOnlyList<SessionListing>>>
{
    public async ValueTask<Result<IReadOnlyList<SessionListing>>> Handle(ListSessions query, CancellationToken cancellationToken)
    {
        var (caller, now) = (callers.Caller, time.GetUtcNow());
        var found = await sessions.ListAsync(caller.UserId!.Value, cancellationToken);
        return Result<IReadOnlyList<SessionListing>>.From(
            [.. found.Where(s => s.IsAliveAt(now)).Select(s => new SessionListing(s, s.Id == caller.SessionId))]);
    }
}
