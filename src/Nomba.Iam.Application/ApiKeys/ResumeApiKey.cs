using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Lets a suspended key get new tokens. Those from before stay dead. The key may hold no more than whoever resumes it.</summary>
[RequiresPermission(IamPermissions.ApiKeysSuspend)]
public sealed record ResumeApiKey(OrganizationId OrganizationId, MemberId KeyId)
    : ICommand<Result<ApiKeyDetails>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class ResumeApiKeyHandler(IApiKeyStore keys, RoleGrants grants, ApiKeyLifecycle lifecycle, TimeProvider time)
    : ICommandHandler<ResumeApiKey, Result<ApiKeyDetails>>
{
    public async ValueTask<Result<ApiKeyDetails>> Handle(ResumeApiKey command, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(command.OrganizationId, command.KeyId, cancellationToken) is not { } key)
        {
            return ApiKeyErrors.NotFound;
        }

        var allowed = key.Status == MemberStatus.Suspended ? await grants.CheckHeldAsync(key, cancellationToken) : Result.Success;
        return allowed.IsSuccess
            ? await lifecycle.ChangeAsync(
                new ApiKeyChange(command.OrganizationId, command.KeyId, "api_key.resumed", null), k => k.Resume(time.GetUtcNow()), cancellationToken)
            : allowed.Error;
    }
}
