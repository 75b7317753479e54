using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Organizations;

internal sealed class OrganizationStore(IamDbContext context) : IOrganizationStore
{
    public Task<Result> AddAsync(Organization organization, CancellationToken cancellationToken)
    {
        context.Organizations.Add(organization);
        return context.FlushAsync(OrganizationErrors.IdTaken, cancellationToken);
    }

    public Task<Result> AddAccountAsync(Account account, CancellationToken cancellationToken)
    {
        context.Accounts.Add(account);
        return context.FlushAsync(AccountErrors.NameTaken, cancellationToken);
    }

    public Task<Result> SaveAsync(Organization organization, CancellationToken cancellationToken) =>
        context.FlushAsync(OrganizationErrors.IdTaken, cancellationToken, OrganizationErrors.ChangedMeanwhile);

    public Task<Organization?> FindAsync(OrganizationId id, CancellationToken cancellationToken) =>
        context.Organizations.FirstOrDefaultAsync(o => o.Id == id, cancellationToken);

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => context.Organizations.AnyAsync(cancellationToken);

    public Task LockAsync(OrganizationId id, CancellationToken cancellationToken) => context.Organizations.Where(o => o.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(o => o.NameKey, o => o.NameKey), cancellationToken);

    public async Task<IReadOnlyList<Organization>> ListAsync(OrganizationFilter filter, CancellationToken cancellationToken)
    {
        var organizations = context.Organizations.AsNoTracking();
        if (filter.Before is { } before)
        {
            organizations = organizations.Where(o => o.Id < before);
        }

        if (filter.Status is { } status)
        {
            organizations = organizations.Where(o => o.Status == status);
        }

        return await Search(organizations, filter.Search).OrderByDescending(o => o.Id).Take(filter.Limit + 1).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<OwnOrganization>> ListOfAsync(UserId user, int limit, MemberId? before, CancellationToken cancellationToken)
    {
        var memberships = context.Members.OfType<UserMember>().AsNoTracking().Where(m => m.UserId == user && m.Status == MemberStatus.Active);
        if (before is { } last)
        {
            memberships = memberships.Where(m => m.Id < last);
        }

        var found = await memberships.OrderByDescending(m => m.Id).Take(limit).ToListAsync(cancellationToken);
        OrganizationId[] ids = [.. found.Select(m => m.OrganizationId)];
        RoleId[] roleIds = [.. found.SelectMany(m => m.RoleIds).Distinct()];
        var organizations = await context.Organizations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
        var names = await context.Roles.AsNoTracking().Where(r => roleIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Name, cancellationToken);
        return
        [
            .. found.Select(m => new OwnOrganization(
                m.Id, organizations[m.OrganizationId], [.. m.RoleIds.Select(id => SystemRoles.Find(id)?.Name ?? names.GetValueOrDefault(id, "")).Order(StringComparer.Ordinal)])),
        ];
    }

    public async Task<OrganizationCounts> CountAsync(OrganizationId id, CancellationToken cancellationToken) => new(
        await context.Members.OfType<UserMember>().CountAsync(m => m.OrganizationId == id && m.Status != MemberStatus.Revoked, cancellationToken),
        await context.ApiKeys.CountAsync(k => k.OrganizationId == id && k.Status != MemberStatus.Revoked, cancellationToken),
        await context.Accounts.CountAsync(a => a.OrganizationId == id, cancellationToken));

    public Task<OrganizationFacts?> FactsAsync(OrganizationId id, CancellationToken cancellationToken) =>
        context.Organizations.Where(o => o.Id == id).Select(o => new OrganizationFacts(
            context.Members.OfType<UserMember>().Count(m => m.OrganizationId == id && m.Status == MemberStatus.Active),
            context.ApiKeys.Any(k => k.OrganizationId == id && context.KeyUses.Any(u => u.KeyId == k.Id)),
            context.WebhookEndpoints.Any(e => e.OrganizationId == id))).FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<Organization> Search(IQueryable<Organization> organizations, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return organizations;
        }

        if (OrganizationId.TryParse(text.Trim(), null, out var id))
        {
            return organizations.Where(o => o.Id == id);
        }

        var key = Organization.KeyOf(text);
        return organizations.Where(o => o.NameKey.Contains(key));
    }
}
