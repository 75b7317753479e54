using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Ends a key for good, with every token it ever got.</summary>
[RequiresPermission(IamPermissions.ApiKeysRevoke)]
public sealed record RevokeApiKey(OrganizationId OrganizationId, MemberId KeyId, string? Reason)
    : ICommand<Result<ApiKeyDetails>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class RevokeApiKeyValidator : AbstractValidator<RevokeApiKey>
{
    public RevokeApiKeyValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class RevokeApiKeyHandler(ApiKeyLifecycle lifecycle, TimeProvider time) : ICommandHandler<RevokeApiKey, Result<ApiKeyDetails>>
{
    public ValueTask<Result<ApiKeyDetails>> Handle(RevokeApiKey command, CancellationToken cancellationToken) =>
        lifecycle.ChangeAsync(
            new ApiKeyChange(command.OrganizationId, command.KeyId, "api_key.revoked", command.Reason), key => key.Revoke(command.Reason, time.GetUtcNow()), cancellationToken);
}
