using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class UserSessionStore(IamDbContext context) : IUserSessionStore
{
    public Task AddAsync(UserSession session, CancellationToken cancellationToken)
    {
        context.UserSessions.Add(session);
        return context.SaveChangesAsync(cancellationToken);
    }

    public Task<UserSession?> FindAsync(UserSessionId id, CancellationToken cancellationToken) =>
        context.UserSessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);

    public Task TouchAsync(UserSessionId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.UserSessions.Where(s => s.Id == id && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancellationToken);

    public Task ProveAsync(UserSessionId id, SignInMethod method, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.UserSessions.Where(s => s.Id == id && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Method, method).SetProperty(s => s.ProvenAt, now), cancellationToken);

    public async Task<IReadOnlyList<UserSession>> ListAsync(
        UserId user, DateTimeOffset now, int limit, UserSessionId? before, CancellationToken cancellationToken)
    {
        // As UserSession.IsAliveAt has it, in words that all databases understand.
        var (begun, seen) = (now - UserSession.Longest, now - UserSession.Idle - UserSession.SeenEvery);
        var sessions = context.UserSessions.AsNoTracking().Where(s => s.UserId == user && s.EndedAt == null && s.CreatedAt > begun && s.LastSeenAt > seen);
        if (before is { } last)
        {
            sessions = sessions.Where(s => s.Id < last);
        }

        return await sessions.OrderByDescending(s => s.Id).Take(limit).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<UserId, DateTimeOffset>> LastSeenAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken) =>
        await context.UserSessions.Where(s => users.Contains(s.UserId)).GroupBy(s => s.UserId)
            .Select(g => new { g.Key, At = g.Max(s => s.LastSeenAt) }).ToDictionaryAsync(s => s.Key, s => s.At, cancellationToken);

    public async Task<bool> EndAsync(UserId user, UserSessionId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.UserSessions.Where(s => s.Id == id && s.UserId == user && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken) == 1;

    public Task<int> EndOthersAsync(UserId user, UserSessionId? kept, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var others = context.UserSessions.Where(s => s.UserId == user && s.EndedAt == null);
        if (kept is { } id)
        {
            others = others.Where(s => s.Id != id);
        }

        return others.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
    }
}
