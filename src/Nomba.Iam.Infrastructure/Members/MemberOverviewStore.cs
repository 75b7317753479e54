using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Members;

internal sealed class MemberOverviewStore(IamDbContext context, IOptions<ApiKeyOptions> options, TimeProvider time) : IMemberOverviewStore
{
    public async Task<(IReadOnlyList<Member> Members, int Total)> ListAsync(
        OrganizationId organization, MemberOverviewFilter filter, CancellationToken cancellationToken)
    {
        var members = await MatchingAsync(Choose(organization, filter), organization, filter.Search, cancellationToken);
        var total = await members.CountAsync(cancellationToken);
        return total > filter.Offset
            ? (await members.OrderByDescending(m => m.Id).Skip(filter.Offset).Take(filter.Limit).ToListAsync(cancellationToken), total)
            : ([], total);
    }

    public async Task<IReadOnlyList<RoleHolderCount>> CountHoldersAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        var counts = await Present(organization).SelectMany(m => m.Roles, (m, r) => new { m.Id, r.RoleId, IsKey = m is ApiKey }).Distinct()
            .GroupBy(h => h.RoleId)
            .Select(g => new { Role = g.Key, Keys = g.Count(h => h.IsKey), All = g.Count() })
            .ToListAsync(cancellationToken);
        return [.. counts.Select(c => new RoleHolderCount(c.Role, c.All - c.Keys, c.Keys))];
    }

    public async Task<IReadOnlyList<Member>> ListHoldersAsync(OrganizationId organization, RoleId role, int limit, CancellationToken cancellationToken) =>
        await Present(organization).Where(m => m.Roles.Any(r => r.RoleId == role))
            .OrderBy(m => m is ApiKey).ThenByDescending(m => m.Id).Take(limit).ToListAsync(cancellationToken);

    private IQueryable<Member> Present(OrganizationId organization) =>
        context.Members.AsNoTracking().Where(m => m.OrganizationId == organization && m.Status != MemberStatus.Revoked);

    private IQueryable<Member> Choose(OrganizationId organization, MemberOverviewFilter filter)
    {
        // A deleted key goes out of sight here when it does in the list of keys.
        var forgotten = time.GetUtcNow() - options.Value.DeletedRetention;
        var members = context.Members.AsNoTracking()
            .Where(m => m.OrganizationId == organization && (((ApiKey)m).DeletedAt == null || ((ApiKey)m).DeletedAt > forgotten));
        if (filter.Kind is { } kind)
        {
            members = kind == MemberKind.ApiKey ? members.Where(m => m is ApiKey) : members.Where(m => m is UserMember);
        }

        if (filter.Status is { } status)
        {
            members = members.Where(m => m.Status == status);
        }

        return filter.Role is { } role ? members.Where(m => m.Roles.Any(r => r.RoleId == role)) : members;
    }

    // People are found before the rest is asked: SQL Server has their ids in another order of bytes here than where their addresses are.
    private async Task<IQueryable<Member>> MatchingAsync(IQueryable<Member> members, OrganizationId organization, string? text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return members;
        }

        var (written, key) = (text.Trim(), ApiKey.KeyOf(text));
        var pattern = LikePattern.Containing(key);
        var people = await context.Members.OfType<UserMember>().Where(m => m.OrganizationId == organization)
            .Select(m => new { m.Id, m.UserId }).ToListAsync(cancellationToken);

        // However many: each list is one parameter.
        Guid[] users = [.. people.Select(p => p.UserId.Value).Distinct()];
        var matching = await context.Users.Where(u => EF.Parameter(users).Contains(u.Id) && EF.Functions.Like(u.NormalizedEmail!, pattern, LikePattern.Escape))
            .Select(u => u.Id).ToHashSetAsync(cancellationToken);
        MemberId[] found = [.. people.Where(p => matching.Contains(p.UserId.Value)).Select(p => p.Id)];
        return members.Where(m => EF.Parameter(found).Contains(m.Id) || ((ApiKey)m).NameKey!.Contains(key) || ((ApiKey)m).Name.Contains(written)
            || EF.Functions.Like(((ApiKey)m).Name.ToUpper(), pattern, LikePattern.Escape));
    }
}
