using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>One key of the organization.</summary>
[RequiresPermission(IamPermissions.ApiKeysRead)]
public sealed record GetApiKey(OrganizationId OrganizationId, MemberId KeyId) : IQuery<Result<ApiKeyDetails>>, IOrganizationMessage;

internal sealed class GetApiKeyHandler(IApiKeyStore keys, ApiKeyRoles roles) : IQueryHandler<GetApiKey, Result<ApiKeyDetails>>
{
    public async ValueTask<Result<ApiKeyDetails>> Handle(GetApiKey query, CancellationToken cancellationToken) =>
        await keys.FindAsync(query.OrganizationId, query.KeyId, cancellationToken) is { } key
            ? await roles.DescribeAsync(key, cancellationToken)
            : ApiKeyErrors.NotFound;
}
