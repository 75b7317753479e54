using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Stops a key until it is resumed: every token it ever got is dead once this returns, and stays so.</summary>
[RequiresPermission(IamPermissions.ApiKeysSuspend)]
public sealed record SuspendApiKey(OrganizationId OrganizationId, MemberId KeyId, string? Reason)
    : ICommand<Result<ApiKeyDetails>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class SuspendApiKeyValidator : AbstractValidator<SuspendApiKey>
{
    public SuspendApiKeyValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class SuspendApiKeyHandler(ApiKeyLifecycle lifecycle, TimeProvider time) : ICommandHandler<SuspendApiKey, Result<ApiKeyDetails>>
{
    public ValueTask<Result<ApiKeyDetails>> Handle(SuspendApiKey command, CancellationToken cancellationToken) =>
        lifecycle.ChangeAsync(
            new ApiKeyChange(command.OrganizationId, command.KeyId, "api_key.suspended", command.Reason), key => key.Suspend(command.Reason, time.GetUtcNow()), cancellationToken);
}
