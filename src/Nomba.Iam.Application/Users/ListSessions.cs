using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Where the caller is signed in, newest first, a page at a time. Sessions that are too old are none.</summary>
public sealed record ListSessions(int Limit, UserSessionId? Before) : IQuery<Result<SessionPage>>, IPersonMessage;

/// <summary>A page of sessions; <paramref name="Next"/> is null on the last one.</summary>
public sealed record SessionPage(IReadOnlyList<SessionListing> Items, UserSessionId? Next);

/// <summary>A session, and whether it is the one that asks.</summary>
public sealed record SessionListing(UserSession Session, bool IsCurrent);

internal sealed class ListSessionsValidator : AbstractValidator<ListSessions>
{
    public ListSessionsValidator() => RuleFor(q => q.Limit).IsLimit();
}

internal sealed class ListSessionsHandler(IUserSessionStore sessions, ICallerAccessor callers, TimeProvider time)
    : IQueryHandler<ListSessions, Result<SessionPage>>
{
    public async ValueTask<Result<SessionPage>> Handle(ListSessions query, CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        var found = await sessions.ListAsync(caller.UserId!.Value, time.GetUtcNow(), query.Limit + 1, query.Before, cancellationToken);
        SessionListing[] items = [.. found.Take(query.Limit).Select(s => new SessionListing(s, s.Id == caller.SessionId))];
        return new SessionPage(items, found.Count > query.Limit ? items[^1].Session.Id : null);
    }
}
