using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Lets a suspended key get new tokens. Those from before stay dead.</summary>
[RequiresPermission(IamPermissions.ApiKeysSuspend)]
public sealed record ResumeApiKey(OrganizationId OrganizationId, MemberId KeyId)
    : ICommand<Result<ApiKeyDetails>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class ResumeApiKeyHandler(ApiKeyLifecycle lifecycle, TimeProvider time) : ICommandHandler<ResumeApiKey, Result<ApiKeyDetails>>
{
    public ValueTask<Result<ApiKeyDetails>> Handle(ResumeApiKey command, CancellationToken cancellationToken) =>
        lifecycle.ChangeAsync(
            new ApiKeyChange(command.OrganizationId, command.KeyId, "api_key.resumed", null), key => key.Resume(time.GetUtcNow()), cancellationToken);
}
