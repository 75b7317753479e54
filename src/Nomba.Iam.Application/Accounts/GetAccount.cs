using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Accounts;

/// <summary>One account of the organization.</summary>
[RequiresPermission(IamPermissions.OrganizationRead)]
public sealed record GetAccount(OrganizationId OrganizationId, AccountId AccountId) : IQuery<Result<Account>>, IOrganizationMessage;

internal sealed class GetAccountHandler(IAccountStore accounts) : IQueryHandler<GetAccount, Result<Account>>
{
    public async ValueTask<Result<Account>> Handle(GetAccount query, CancellationToken cancellationToken) =>
        await accounts.FindAsync(query.OrganizationId, query.AccountId, cancellationToken) is { } account ? account : AccountErrors.NotFound;
}
