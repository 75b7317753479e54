using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Stops one credential pair of a key: every token it got is dead once this returns, and the other pair does not notice.</summary>
[RequiresPermission(IamPermissions.ApiKeysSuspend)]
public sealed record DisableApiKeyEnvironment(OrganizationId OrganizationId, MemberId KeyId, KeyEnvironment Environment, string? Reason)
    : ICommand<Result<ApiKeyDetails>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class DisableApiKeyEnvironmentValidator : AbstractValidator<DisableApiKeyEnvironment>
{
    public DisableApiKeyEnvironmentValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class DisableApiKeyEnvironmentHandler(IApiKeyStore keys, ApiKeyRoles roles, KeyEnvironmentChange change)
    : ICommandHandler<DisableApiKeyEnvironment, Result<ApiKeyDetails>>
{
    public async ValueTask<Result<ApiKeyDetails>> Handle(DisableApiKeyEnvironment command, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(command.OrganizationId, command.KeyId, cancellationToken) is not { } key)
        {
            return ApiKeyErrors.NotFound;
        }

        var changed = change.Apply(key, command.Environment, isOn: false, command.Reason);
        var saved = changed.IsSuccess ? await keys.SaveAsync(key, cancellationToken) : changed;
        return saved.IsSuccess ? await roles.DescribeAsync(key, cancellationToken) : saved.Error;
    }
}
