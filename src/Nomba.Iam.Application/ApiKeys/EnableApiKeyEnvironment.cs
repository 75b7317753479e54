using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Lets a stopped credential pair get new tokens. Those from before stay dead. The key may hold no more than whoever switches it on.</summary>
[RequiresPermission(IamPermissions.ApiKeysSuspend)]
public sealed record EnableApiKeyEnvironment(OrganizationId OrganizationId, MemberId KeyId, KeyEnvironment Environment)
    : ICommand<Result<ApiKeyDetails>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class EnableApiKeyEnvironmentHandler(IApiKeyStore keys, RoleGrants grants, ApiKeyRoles roles, KeyEnvironmentChange change)
    : ICommandHandler<EnableApiKeyEnvironment, Result<ApiKeyDetails>>
{
    public async ValueTask<Result<ApiKeyDetails>> Handle(EnableApiKeyEnvironment command, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(command.OrganizationId, command.KeyId, cancellationToken) is not { } key)
        {
            return ApiKeyErrors.NotFound;
        }

        var isOff = key.Credential(command.Environment) is { DisabledAt: not null };
        var allowed = isOff ? await grants.CheckHeldAsync(key, cancellationToken) : Result.Success;
        if (!allowed.IsSuccess)
        {
            return allowed.Error;
        }

        var changed = change.Apply(key, command.Environment, isOn: true, null);
        var saved = changed.IsSuccess ? await keys.SaveAsync(key, cancellationToken) : changed;
        return saved.IsSuccess ? await roles.DescribeAsync(key, cancellationToken) : saved.Error;
    }
}
