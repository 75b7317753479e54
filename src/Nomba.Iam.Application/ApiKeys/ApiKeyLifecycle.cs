using Nomba.Iam.Application.Members;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Suspend, resume and revoke: the member's change, told in the words of keys.</summary>
internal sealed class ApiKeyLifecycle(IApiKeyStore keys, MemberLifecycle lifecycle, ApiKeyRoles roles)
{
    public async ValueTask<Result<ApiKeyDetails>> ChangeAsync(ApiKeyChange change, Func<ApiKey, Result> apply, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(change.OrganizationId, change.KeyId, cancellationToken) is not { } key)
        {
            return ApiKeyErrors.NotFound;
        }

        var happened = new AuditEvent(change.Action, "api_key", key.Id.ToString(), key.OrganizationId) { Reason = change.Reason };
        var changed = lifecycle.Change(key, happened, member => apply((ApiKey)member));
        if (!changed.IsSuccess)
        {
            return ApiKeyErrors.Revoked;
        }

        var saved = await keys.SaveAsync(key, cancellationToken);
        return saved.IsSuccess ? await roles.DescribeAsync(key, cancellationToken) : saved.Error;
    }
}
