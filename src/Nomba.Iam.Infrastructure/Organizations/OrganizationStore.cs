using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Organizations;

internal sealed class OrganizationStore(IamDbContext context) : IOrganizationStore
{
    private static readonly Error IdTaken = Error.Conflict("organization.id_taken", "Another organization has that id.", "accountId");

    public Task<Result> AddAsync(Organization organization, CancellationToken cancellationToken)
    {
        context.Organizations.Add(organization);
        return context.FlushAsync(IdTaken, cancellationToken);
    }

    public Task<Result> AddAccountAsync(Account account, CancellationToken cancellationToken)
    {
        context.Accounts.Add(account);
        return context.FlushAsync(IdTaken, cancellationToken);
    }

    public Task<Organization?> FindAsync(OrganizationId id, CancellationToken cancellationToken) =>
        context.Organizations.FirstOrDefaultAsync(o => o.Id == id, cancellationToken);

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => context.Organizations.AnyAsync(cancellationToken);

    public async Task<int> CountAccountsAsync(OrganizationId organization, IReadOnlyCollection<AccountId> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? 0 : await context.Accounts.CountAsync(a => a.OrganizationId == organization && ids.Contains(a.Id), cancellationToken);
}
