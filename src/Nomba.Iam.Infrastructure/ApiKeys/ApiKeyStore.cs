using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.ApiKeys;

internal sealed class ApiKeyStore(IamDbContext context) : IApiKeyStore
{
    public Task<Result> AddAsync(ApiKey key, CancellationToken cancellationToken)
    {
        context.ApiKeys.Add(key);
        return context.FlushAsync(ApiKeyErrors.NameTaken, cancellationToken);
    }

    public Task<Result> SaveAsync(ApiKey key, CancellationToken cancellationToken) => context.FlushAsync(ApiKeyErrors.NameTaken, cancellationToken);

    public Task<ApiKey?> FindAsync(OrganizationId organization, MemberId key, CancellationToken cancellationToken) =>
        context.ApiKeys.Include(k => k.Credentials).ThenInclude(c => c.Secrets)
            .FirstOrDefaultAsync(k => k.Id == key && k.OrganizationId == organization, cancellationToken);

    public Task<ApiKey?> FindByClientIdAsync(OrganizationId organization, Guid clientId, CancellationToken cancellationToken) =>
        context.ApiKeys.Include(k => k.Credentials)
            .FirstOrDefaultAsync(k => k.OrganizationId == organization && k.Credentials.Any(c => c.ClientId == clientId), cancellationToken);

    public async Task<IReadOnlyList<ApiKey>> ListAsync(OrganizationId organization, ApiKeyFilter filter, CancellationToken cancellationToken)
    {
        var keys = context.ApiKeys.AsNoTracking().Include(k => k.Credentials).ThenInclude(c => c.Secrets).Where(k => k.OrganizationId == organization);
        if (filter.Before is { } before)
        {
            keys = keys.Where(k => k.Id < before);
        }

        if (filter.Status is { } status)
        {
            keys = keys.Where(k => k.Status == status);
        }

        return await Search(keys, filter.Search).OrderByDescending(k => k.Id).Take(filter.Limit + 1).ToListAsync(cancellationToken);
    }

    private static IQueryable<ApiKey> Search(IQueryable<ApiKey> keys, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return keys;
        }

        if (Guid.TryParse(text.Trim(), out var clientId))
        {
            return keys.Where(k => k.Credentials.Any(c => c.ClientId == clientId));
        }

        // The name key was made here: SQLite, and PostgreSQL in some locales, change the case of ASCII only. A revoked key has none any
        // more and is searched by its name as written. A bracket opens a set of characters in SQL Server.
        var (written, key) = (text.Trim(), ApiKey.KeyOf(text));
        var pattern = $"%{key.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_").Replace("[", @"\[")}%";
        return keys.Where(k => k.NameKey!.Contains(key) || k.Name.Contains(written) || EF.Functions.Like(k.Name.ToUpper(), pattern, @"\"));
    }
}
