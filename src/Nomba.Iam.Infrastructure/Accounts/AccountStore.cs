using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Accounts;

internal sealed class AccountStore(IamDbContext context) : IAccountStore
{
    public Task<Result> SaveAsync(Account account, CancellationToken cancellationToken) =>
        context.FlushAsync(AccountErrors.NameTaken, cancellationToken, AccountErrors.ChangedMeanwhile);

    public Task<Account?> FindAsync(OrganizationId organization, AccountId id, CancellationToken cancellationToken) =>
        context.Accounts.FirstOrDefaultAsync(a => a.Id == id && a.OrganizationId == organization, cancellationToken);

    public async Task<IReadOnlyList<Account>> ListAsync(OrganizationId organization, AccountFilter filter, CancellationToken cancellationToken)
    {
        var accounts = context.Accounts.AsNoTracking().Where(a => a.OrganizationId == organization);
        if (filter.Before is { } before)
        {
            accounts = accounts.Where(a => a.Id < before);
        }

        if (filter.Status is { } status)
        {
            accounts = accounts.Where(a => a.Status == status);
        }

        return await Search(accounts, filter.Search).OrderByDescending(a => a.Id).Take(filter.Limit + 1).ToListAsync(cancellationToken);
    }

    public Task<int> CountAsync(OrganizationId organization, CancellationToken cancellationToken) =>
        context.Accounts.CountAsync(a => a.OrganizationId == organization, cancellationToken);

    public async Task<IReadOnlyDictionary<AccountId, AccountStatus>> LockAsync(
        OrganizationId organization, IReadOnlyCollection<AccountId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<AccountId, AccountStatus>();
        }

        // As with roles: one at a time and in order, by a write that changes nothing.
        foreach (var id in ids.Order())
        {
            await context.Accounts.Where(a => a.Id == id && a.OrganizationId == organization)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.NameKey, a => a.NameKey), cancellationToken);
        }

        return await context.Accounts.AsNoTracking().Where(a => a.OrganizationId == organization && ids.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.Status, cancellationToken);
    }

    // The name key was made here, in one case whatever the database thinks of letters.
    private static IQueryable<Account> Search(IQueryable<Account> accounts, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return accounts;
        }

        if (AccountId.TryParse(text.Trim(), null, out var id))
        {
            return accounts.Where(a => a.Id == id);
        }

        var key = Account.KeyOf(text);
        return accounts.Where(a => a.NameKey.Contains(key));
    }
}
