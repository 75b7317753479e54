using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.ApiKeys;

internal sealed class KeyOverviewStore(IamDbContext context, IOptions<ApiKeyOptions> options, TimeProvider time) : IKeyOverviewStore
{
    public Task<int> CountAsync(OrganizationId organization, KeyOverviewFilter filter, CancellationToken cancellationToken) =>
        Choose(organization, filter).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<ApiKey>> ListAsync(OrganizationId organization, KeyOverviewFilter filter, CancellationToken cancellationToken) =>
        await InOrder(Choose(organization, filter), filter.Sort).Skip(filter.Offset).Take(filter.Limit)
            .Include(k => k.Credentials).ThenInclude(c => c.Secrets).ToListAsync(cancellationToken);

    public async Task<KeyCounts> CountByStandingAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? soon = now + KeyStandings.Soon;
        return await Seen(organization, now).GroupBy(_ => 1).Select(g => new KeyCounts(
            g.Count(k => k.Status == MemberStatus.Active && (k.ExpiresAt == null || k.ExpiresAt > now)),
            g.Count(k => k.Status == MemberStatus.Active && k.ExpiresAt > now && k.ExpiresAt <= soon),
            g.Count(k => k.Status == MemberStatus.Active && k.ExpiresAt <= now),
            g.Count(k => k.Status == MemberStatus.Suspended),
            g.Count(k => k.Status == MemberStatus.Revoked))).FirstOrDefaultAsync(cancellationToken) ?? KeyCounts.None;
    }

    public async Task<UnusedKeys> ListUnusedAsync(
        OrganizationId organization, IReadOnlyCollection<RoleId> roles, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var unused = Seen(organization, now).Standing(KeyStanding.Active, now)
            .Where(k => k.Roles.Any(r => roles.Contains(r.RoleId)) && !context.KeyUses.Any(u => u.KeyId == k.Id && u.LastAt >= since));
        var first = InOrder(unused, KeyOverviewSort.LongestUnusedFirst).Take(limit)
            .Select(k => new UnusedKey(k.Id, k.Name, k.CreatedAt, context.KeyUses.Where(u => u.KeyId == k.Id).Max(u => (DateTimeOffset?)u.LastAt)));
        return new UnusedKeys(await unused.CountAsync(cancellationToken), await first.ToListAsync(cancellationToken));
    }

    private IQueryable<ApiKey> Seen(OrganizationId organization, DateTimeOffset now) =>
        context.ApiKeys.AsNoTracking().Where(k => k.OrganizationId == organization).SeenSince(now - options.Value.DeletedRetention);

    private IQueryable<ApiKey> Choose(OrganizationId organization, KeyOverviewFilter filter)
    {
        var now = time.GetUtcNow();
        var keys = Seen(organization, now).Matching(filter.Search);
        if (filter.Standing is { } standing)
        {
            keys = keys.Standing(standing, now);
        }

        if (filter.Environment is { } environment)
        {
            keys = keys.Where(k => k.Credentials.Any(c => c.Environment == environment && c.DisabledAt == null));
        }

        if (filter.Role is { } role)
        {
            keys = keys.Where(k => k.Roles.Any(r => r.RoleId == role));
        }

        return filter.IsRestricted is { } restricted ? keys.Restricted(restricted) : keys;
    }

    // The three databases put nulls in different places: nothing that is sorted by is null.
    private IOrderedQueryable<ApiKey> InOrder(IQueryable<ApiKey> keys, KeyOverviewSort sort)
    {
        var (never, always) = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        return sort switch
        {
            KeyOverviewSort.OldestFirst => keys.OrderBy(k => k.Id),
            KeyOverviewSort.NameAscending => keys.OrderBy(k => k.Name).ThenByDescending(k => k.Id),
            KeyOverviewSort.NameDescending => keys.OrderByDescending(k => k.Name).ThenByDescending(k => k.Id),
            KeyOverviewSort.LastUsedFirst => keys
                .OrderByDescending(k => context.KeyUses.Where(u => u.KeyId == k.Id).Max(u => (DateTimeOffset?)u.LastAt) ?? never).ThenByDescending(k => k.Id),
            KeyOverviewSort.LongestUnusedFirst => keys
                .OrderBy(k => context.KeyUses.Where(u => u.KeyId == k.Id).Max(u => (DateTimeOffset?)u.LastAt) ?? never).ThenByDescending(k => k.Id),
            KeyOverviewSort.ExpiringFirst => keys.OrderBy(k => k.ExpiresAt ?? always).ThenByDescending(k => k.Id),
            _ => keys.OrderByDescending(k => k.Id),
        };
    }
}
