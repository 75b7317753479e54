using Mediator;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Accounts;

/// <summary>
/// Gives a key access to one account, or takes it away; saying it again changes nothing. A key has one access per account: giving the lesser
/// takes the greater away. It grants no more than the caller holds, and the key's tokens from before are dead once this returns.
/// </summary>
/// <param name="ClientId">Either client id of the key.</param>
[RequiresPermission(IamPermissions.ApiKeysUpdate)]
public sealed record ChangeAccountAccess(OrganizationId OrganizationId, AccountId AccountId, Guid ClientId, AccountAccess Access, bool IsAllowed)
    : ICommand<Result>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class ChangeAccountAccessHandler(
    IOrganizationStore organizations, IAccountStore accounts, IApiKeyStore keys, AccessPlan plan, RoleChange change)
    : ICommandHandler<ChangeAccountAccess, Result>
{
    public async ValueTask<Result> Handle(ChangeAccountAccess command, CancellationToken cancellationToken)
    {
        await organizations.LockAsync(command.OrganizationId, cancellationToken);
        if (await accounts.FindAsync(command.OrganizationId, command.AccountId, cancellationToken) is null)
        {
            return AccountErrors.NotFound;
        }

        if (await keys.FindByClientIdAsync(command.OrganizationId, command.ClientId, cancellationToken) is not { } key)
        {
            return ApiKeyErrors.NotFound;
        }

        var planned = command.IsAllowed
            ? await plan.AllowAsync(key, command.AccountId, command.Access, cancellationToken)
            : await plan.DenyAsync(key, command.AccountId, command.Access, cancellationToken);
        if (!planned.TryGetValue(out var wanted))
        {
            return planned.Error;
        }

        var changed = await change.ApplyAsync(new WantedRoles(command.OrganizationId, key.Id, wanted, MemberKind.ApiKey, ExpectedRevision.Any), cancellationToken);
        return changed.IsSuccess ? Result.Success : changed.Error;
    }
}
