using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Names the roles of keys for an answer.</summary>
internal sealed class ApiKeyRoles(IRoleStore roles)
{
    public async ValueTask<ApiKeyDetails> DescribeAsync(ApiKey key, CancellationToken cancellationToken) =>
        (await DescribeAsync([key], cancellationToken))[0];

    public async ValueTask<IReadOnlyList<ApiKeyDetails>> DescribeAsync(IReadOnlyList<ApiKey> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var named = await roles.FindManyAsync(keys[0].OrganizationId, [.. keys.SelectMany(k => k.RoleIds).Distinct()], cancellationToken);
        return [.. keys.Select(k => new ApiKeyDetails(k, string.Join(", ", k.RoleIds.Select(id => named[id].Name))))];
    }
}
