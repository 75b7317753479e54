using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Where people are signed in.</summary>
public interface IUserSessionStore
{
    Task AddAsync(UserSession session, CancellationToken cancellationToken);

    /// <summary>By its key alone; never tracked.</summary>
    Task<UserSession?> FindAsync(UserSessionId id, CancellationToken cancellationToken);

    Task TouchAsync(UserSessionId id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The person has proved once more who they are, in a session that goes on.</summary>
    Task ProveAsync(UserSessionId id, SignInMethod method, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Those that are alive at that moment, newest first.</summary>
    Task<IReadOnlyList<UserSession>> ListAsync(UserId user, DateTimeOffset now, int limit, UserSessionId? before, CancellationToken cancellationToken);

    /// <summary>When each of them was last seen, in whatever session, ended ones included; who has none is left out.</summary>
    Task<IReadOnlyDictionary<UserId, DateTimeOffset>> LastSeenAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken);

    /// <summary>True for the one call that ended it.</summary>
    Task<bool> EndAsync(UserId user, UserSessionId id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends all but one, or all; says how many.</summary>
    Task<int> EndOthersAsync(UserId user, UserSessionId? kept, DateTimeOffset now, CancellationToken cancellationToken);
}
