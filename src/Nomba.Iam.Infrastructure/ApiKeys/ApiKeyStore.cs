using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Storage.Configurations;

namespace Nomba.Iam.Infrastructure.ApiKeys;

internal sealed class ApiKeyStore(IamDbContext context, IOptions<ApiKeyOptions> options, TimeProvider time) : IApiKeyStore
{
    public Task<Result> AddAsync(ApiKey key, CancellationToken cancellationToken)
    {
        context.ApiKeys.Add(key);
        return context.FlushAsync(ApiKeyErrors.NameTaken, cancellationToken);
    }

    public Task<Result> SaveAsync(ApiKey key, CancellationToken cancellationToken) => context.FlushAsync(ApiKeyErrors.NameTaken, cancellationToken);

    public Task<ApiKey?> FindAsync(OrganizationId organization, MemberId key, CancellationToken cancellationToken) =>
        Seen(context.ApiKeys).Include(k => k.Credentials).ThenInclude(c => c.Secrets)
            .FirstOrDefaultAsync(k => k.Id == key && k.OrganizationId == organization, cancellationToken);

    public Task<ApiKey?> FindByClientIdAsync(OrganizationId organization, Guid clientId, CancellationToken cancellationToken) =>
        Seen(context.ApiKeys).Include(k => k.Credentials).ThenInclude(c => c.Secrets)
            .FirstOrDefaultAsync(k => k.OrganizationId == organization && k.Credentials.Any(c => c.ClientId == clientId), cancellationToken);

    public async Task<IReadOnlyList<ApiKey>> ListAsync(OrganizationId organization, ApiKeyFilter filter, CancellationToken cancellationToken)
    {
        var keys = Seen(context.ApiKeys).AsNoTracking().Include(k => k.Credentials).ThenInclude(c => c.Secrets).Where(k => k.OrganizationId == organization);
        var chosen = Choose(keys, filter).Matching(filter.Search);
        return await (await InOrderAsync(chosen, organization, filter, cancellationToken)).Take(filter.Limit + 1).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ExpiringKey>> ListExpiringAsync(
        DateTimeOffset now, DateTimeOffset soon, int limit, CancellationToken cancellationToken) =>
        await context.ApiKeys.Where(k => k.Status != MemberStatus.Revoked
                && ((k.ExpiresAt <= now && (k.ExpiryNotice == null || k.ExpiryNotice != ExpiryNotice.Expired)) || (k.ExpiresAt <= soon && k.ExpiryNotice == null)))
            .OrderBy(k => k.Id)
            .Take(limit)
            .Select(k => new ExpiringKey(k.Id, k.OrganizationId, k.Name, k.ExpiresAt!.Value, k.ExpiryNotice))
            .ToListAsync(cancellationToken);

    public async Task<bool> TryNoteAsync(ExpiringKey key, ExpiryNotice notice, CancellationToken cancellationToken) =>
        await context.ApiKeys.Where(k => k.Id == key.Id && k.ExpiresAt == key.ExpiresAt && k.ExpiryNotice == key.Told)
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.ExpiryNotice, notice), cancellationToken) == 1;

    private IQueryable<ApiKey> Seen(IQueryable<ApiKey> keys) => keys.SeenSince(time.GetUtcNow() - options.Value.DeletedRetention);

    private static IQueryable<ApiKey> Choose(IQueryable<ApiKey> keys, ApiKeyFilter filter)
    {
        if (filter.Status is { } status)
        {
            keys = keys.Where(k => k.Status == status);
        }

        if (filter.Tag is { } tag)
        {
            var stored = ApiKey.StoredTag(KeyDescription.TagOf(tag));
            keys = keys.Where(k => EF.Property<string?>(k, ApiKeyConfiguration.TagText)!.Contains(stored));
        }

        if (filter.Role is { } role)
        {
            keys = keys.Where(k => k.Roles.Any(r => r.RoleId == role));
        }

        if (filter.Environment is { } environment)
        {
            keys = keys.Where(k => k.Credentials.Any(c => c.Environment == environment && c.DisabledAt == null));
        }

        if (filter.ExpiringBefore is { } date)
        {
            keys = keys.Where(k => k.ExpiresAt < date);
        }

        return keys;
    }

    // The cursor is the last key of the page before. Its name is asked for again, so that the database alone compares names: in its own
    // order, which is the one it sorts in. Ids sort by time of creation.
    private async Task<IQueryable<ApiKey>> InOrderAsync(
        IQueryable<ApiKey> keys, OrganizationId organization, ApiKeyFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Sort is ApiKeySort.NewestFirst or ApiKeySort.OldestFirst)
        {
            return filter.Sort == ApiKeySort.NewestFirst
                ? keys.Where(k => filter.Before == null || k.Id < filter.Before).OrderByDescending(k => k.Id)
                : keys.Where(k => filter.Before == null || k.Id > filter.Before).OrderBy(k => k.Id);
        }

        var name = await context.ApiKeys.Where(k => k.Id == filter.Before && k.OrganizationId == organization).Select(k => k.Name).FirstOrDefaultAsync(cancellationToken);
        if (filter.Before is { } last)
        {
            // Of no key of this organization: there is nothing after it.
            keys = name is null ? keys.Where(k => false) : filter.Sort == ApiKeySort.NameAscending
                ? keys.Where(k => string.Compare(k.Name, name) > 0 || (k.Name == name && k.Id < last))
                : keys.Where(k => string.Compare(k.Name, name) < 0 || (k.Name == name && k.Id < last));
        }

        return filter.Sort == ApiKeySort.NameAscending
            ? keys.OrderBy(k => k.Name).ThenByDescending(k => k.Id)
            : keys.OrderByDescending(k => k.Name).ThenByDescending(k => k.Id);
    }
}
