using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Accounts;

/// <summary>Lets roles that are limited to an account hold on it again. Their holders' tokens from before say less than that, and are dead as well.</summary>
[RequiresPermission(IamPermissions.OrganizationManageAccounts)]
public sealed record ReactivateAccount(OrganizationId OrganizationId, AccountId AccountId)
    : ICommand<Result<Account>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class ReactivateAccountHandler(AccountLifecycle lifecycle) : ICommandHandler<ReactivateAccount, Result<Account>>
{
    public ValueTask<Result<Account>> Handle(ReactivateAccount command, CancellationToken cancellationToken) => lifecycle.ChangeAsync(
        new AuditEvent("account.reactivated", "account", command.AccountId.ToString(), command.OrganizationId),
        (account, now) => account.Reactivate(now),
        cancellationToken);
}
