using FluentValidation;
using Mediator;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Accounts;

/// <summary>Stops an account: roles that are limited to it hold on it no longer, and their holders' tokens are dead once this returns. Doing it twice changes nothing.</summary>
[RequiresPermission(IamPermissions.OrganizationManageAccounts)]
public sealed record SuspendAccount(OrganizationId OrganizationId, AccountId AccountId, string? Reason)
    : ICommand<Result<Account>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class SuspendAccountValidator : AbstractValidator<SuspendAccount>
{
    public SuspendAccountValidator() => RuleFor(c => c.Reason).IsReason("account.reason");
}

internal sealed class SuspendAccountHandler(AccountLifecycle lifecycle) : ICommandHandler<SuspendAccount, Result<Account>>
{
    public ValueTask<Result<Account>> Handle(SuspendAccount command, CancellationToken cancellationToken) => lifecycle.ChangeAsync(
        new AuditEvent("account.suspended", "account", command.AccountId.ToString(), command.OrganizationId) { Reason = command.Reason },
        (account, now) => account.Suspend(command.Reason!, now),
        cancellationToken);
}
