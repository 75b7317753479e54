using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Accounts;

/// <summary>A new account. Whoever holds a role everywhere holds it here too.</summary>
[RequiresPermission(IamPermissions.OrganizationManageAccounts)]
public sealed record CreateAccount(OrganizationId OrganizationId, string? Name) : ICommand<Result<Account>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class CreateAccountValidator : AbstractValidator<CreateAccount>
{
    public CreateAccountValidator() => RuleFor(c => c.Name).IsAccountName();
}

internal sealed class CreateAccountHandler(IOrganizationStore organizations, IAccountStore accounts, IAuditTrail audit, TimeProvider time)
    : ICommandHandler<CreateAccount, Result<Account>>
{
    public async ValueTask<Result<Account>> Handle(CreateAccount command, CancellationToken cancellationToken)
    {
        // Held while it is counted: many at once do not overshoot.
        await organizations.LockAsync(command.OrganizationId, cancellationToken);
        if (await accounts.CountAsync(command.OrganizationId, cancellationToken) >= Account.MaxPerOrganization)
        {
            return AccountErrors.TooMany;
        }

        var account = Account.Create(command.OrganizationId, command.Name!, time);
        audit.Record(new AuditEvent("account.created", "account", account.Id.ToString(), command.OrganizationId)
        {
            Changes = AuditChange.Json(("name", null, account.Name)),
        });
        var added = await organizations.AddAccountAsync(account, cancellationToken);
        return added.IsSuccess ? account : added.Error;
    }
}
