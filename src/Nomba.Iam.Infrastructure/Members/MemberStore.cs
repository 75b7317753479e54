using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Roles;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Members;

internal sealed class MemberStore(IamDbContext context, IOptions<ApiKeyOptions> options, TimeProvider time) : IMemberStore
{
    public Task<Result> AddAsync(UserMember member, CancellationToken cancellationToken)
    {
        context.Members.Add(member);
        return context.FlushAsync(MemberErrors.ChangedMeanwhile, cancellationToken);
    }

    public Task<Result> SaveAsync(Member member, CancellationToken cancellationToken) =>
        context.FlushAsync(MemberErrors.ChangedMeanwhile, cancellationToken);

    public async Task<MemberListing?> FindAsync(OrganizationId organization, MemberId member, CancellationToken cancellationToken)
    {
        var found = await context.Members.FirstOrDefaultAsync(m => m.Id == member && m.OrganizationId == organization, cancellationToken);
        return found is null ? null : (await DescribeAsync([found], cancellationToken))[0];
    }

    public async Task<IReadOnlyList<MemberListing>> ListAsync(
        OrganizationId organization, int limit, MemberId? before, CancellationToken cancellationToken)
    {
        // A deleted key goes out of sight here when it does in the list of keys.
        var forgotten = time.GetUtcNow() - options.Value.DeletedRetention;
        var members = context.Members.AsNoTracking()
            .Where(m => m.OrganizationId == organization && (((ApiKey)m).DeletedAt == null || ((ApiKey)m).DeletedAt > forgotten));
        if (before is { } last)
        {
            members = members.Where(m => m.Id < last);
        }

        return await DescribeAsync(await members.OrderByDescending(m => m.Id).Take(limit).ToListAsync(cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyDictionary<MemberId, string>> NamesAsync(
        OrganizationId organization, IReadOnlyCollection<MemberId> members, CancellationToken cancellationToken)
    {
        if (members.Count == 0)
        {
            return new Dictionary<MemberId, string>();
        }

        var found = await context.Members.Where(m => m.OrganizationId == organization && members.Contains(m.Id))
            .Select(m => new { m.Id, Key = ((ApiKey)m).Name, Person = (UserId?)((UserMember)m).UserId }).ToListAsync(cancellationToken);
        var emails = await EmailsAsync([.. found.Where(m => m.Key is null).Select(m => m.Person!.Value.Value)], cancellationToken);
        return found.ToDictionary(m => m.Id, m => m.Key ?? emails.GetValueOrDefault(m.Person!.Value.Value, ""));
    }

    public async Task<IReadOnlyList<Membership>> MembershipsOfAsync(UserId user, CancellationToken cancellationToken) =>
        await context.Members.OfType<UserMember>().AsNoTracking()
            .Where(m => m.UserId == user && m.Status == MemberStatus.Active)
            .Join(
                context.Organizations.Where(o => o.Status == OrganizationStatus.Active),
                m => m.OrganizationId,
                o => o.Id,
                (m, o) => new { m.Id, m.OrganizationId, o.Name })
            .OrderBy(x => x.Name).ThenBy(x => x.Id)
            .Select(x => new Membership(x.Id, x.OrganizationId, x.Name))
            .ToListAsync(cancellationToken);

    public Task<MemberId?> FindMembershipAsync(UserId user, OrganizationId organization, CancellationToken cancellationToken) =>
        context.Members.OfType<UserMember>().Where(m => m.UserId == user && m.OrganizationId == organization && m.Status != MemberStatus.Revoked)
            .Select(m => (MemberId?)m.Id).FirstOrDefaultAsync(cancellationToken);

    public async Task<int> CountActiveOwnersAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        // A write that changes nothing holds the organization's row to the end of the transaction: two owners who suspend each other at
        // once count one after the other, and the second sees what the first did.
        await context.Organizations.Where(o => o.Id == organization)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, o => o.Name), cancellationToken);
        var owner = SystemRoles.Owner.Id;
        return await context.Members.OfType<UserMember>()
            .CountAsync(
                m => m.OrganizationId == organization && m.Status == MemberStatus.Active && m.Roles.Any(r => r.RoleId == owner),
                cancellationToken);
    }

    public async Task<IReadOnlyList<MemberVersion>> RaiseHoldersAsync(OrganizationId organization, RoleId role, CancellationToken cancellationToken)
    {
        var holders = context.Members.Where(m => m.OrganizationId == organization && m.Status != MemberStatus.Revoked && m.Roles.Any(r => r.RoleId == role));
        await holders.ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, m => m.Version + 1).SetProperty(m => m.Revision, m => m.Revision + 1), cancellationToken);
        return await holders.Select(m => new MemberVersion(m.Id, m.OrganizationId, m.Version)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Member>> HoldersOfAsync(OrganizationId organization, RoleId role, CancellationToken cancellationToken) =>
        await context.Members.Where(m => m.OrganizationId == organization && m.Status != MemberStatus.Revoked && m.Roles.Any(r => r.RoleId == role))
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<MemberVersion>> RaiseOnAccountAsync(OrganizationId organization, AccountId account, CancellationToken cancellationToken)
    {
        var holders = context.Members.Where(m => m.OrganizationId == organization && m.Status != MemberStatus.Revoked && m.Roles.Any(r => r.AccountId == account));
        await holders.ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, m => m.Version + 1).SetProperty(m => m.Revision, m => m.Revision + 1), cancellationToken);
        return await holders.Select(m => new MemberVersion(m.Id, m.OrganizationId, m.Version)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<MemberVersion>> RaiseMembershipsAsync(UserId user, CancellationToken cancellationToken)
    {
        var memberships = context.Members.OfType<UserMember>().Where(m => m.UserId == user && m.Status != MemberStatus.Revoked);
        await memberships.ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, m => m.Version + 1).SetProperty(m => m.Revision, m => m.Revision + 1), cancellationToken);
        return await memberships.Select(m => new MemberVersion(m.Id, m.OrganizationId, m.Version)).ToListAsync(cancellationToken);
    }

    public async Task<int> CountOwnedAsync(UserId user, CancellationToken cancellationToken)
    {
        // A write that changes nothing holds the person's row: of many foundings at once, each counts what the one before it made.
        await context.Users.Where(u => u.Id == user.Value).ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, u => u.Email), cancellationToken);
        var owner = SystemRoles.Owner.Id;
        return await context.Members.OfType<UserMember>()
            .CountAsync(m => m.UserId == user && m.Status != MemberStatus.Revoked && m.Roles.Any(r => r.RoleId == owner), cancellationToken);
    }

    private async Task<List<MemberListing>> DescribeAsync(List<Member> members, CancellationToken cancellationToken)
    {
        if (members.Count == 0)
        {
            return [];
        }

        var emails = await EmailsAsync([.. members.OfType<UserMember>().Select(m => m.UserId.Value)], cancellationToken);
        RoleId[] ids = [.. members.SelectMany(m => m.RoleIds).Distinct()];
        var roles = await new RoleStore(context).FindManyAsync(members.First().OrganizationId, ids, cancellationToken);
        return [.. members.Select(m => new MemberListing(m, NameOf(m, emails), roles))];
    }

    // A statement of its own: SQL Server has the ids of people in another order of bytes here than there.
    private async Task<Dictionary<Guid, string>> EmailsAsync(Guid[] people, CancellationToken cancellationToken) => people.Length == 0
        ? []
        : await context.Users.Where(u => people.Contains(u.Id)).Select(u => new { u.Id, u.Email }).ToDictionaryAsync(u => u.Id, u => u.Email!, cancellationToken);

    private static string NameOf(Member member, Dictionary<Guid, string> emails) => member switch
    {
        ApiKey key => key.Name,
        UserMember person => emails.GetValueOrDefault(person.UserId.Value, ""),
        _ => throw new InvalidOperationException("A member is a person or a key."),
    };
}
