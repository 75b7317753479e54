using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Accounts;

/// <summary>Another name for an account. Tokens name accounts by their ids, and do not mind.</summary>
[RequiresPermission(IamPermissions.OrganizationManageAccounts)]
public sealed record RenameAccount(OrganizationId OrganizationId, AccountId AccountId, string? Name, ExpectedRevision Expected)
    : ICommand<Result<Account>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class RenameAccountValidator : AbstractValidator<RenameAccount>
{
    public RenameAccountValidator() => RuleFor(c => c.Name).IsAccountName();
}

internal sealed class RenameAccountHandler(IAccountStore accounts, IAuditTrail audit) : ICommandHandler<RenameAccount, Result<Account>>
{
    public async ValueTask<Result<Account>> Handle(RenameAccount command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(command.OrganizationId, command.AccountId, cancellationToken) is not { } account)
        {
            return AccountErrors.NotFound;
        }

        var expected = command.Expected.Check(account.Revision);
        if (!expected.IsSuccess)
        {
            return expected.Error;
        }

        var before = account.Name;
        if (!account.Rename(command.Name!))
        {
            return account;
        }

        audit.Record(new AuditEvent("account.renamed", "account", account.Id.ToString(), account.OrganizationId)
        {
            Changes = AuditChange.Json(("name", before, account.Name)),
        });
        var saved = await accounts.SaveAsync(account, cancellationToken);
        return saved.IsSuccess ? account : saved.Error;
    }
}
