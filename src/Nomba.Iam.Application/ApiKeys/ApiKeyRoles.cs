using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Names the roles of keys for an answer, and says when they were last used.</summary>
internal sealed class ApiKeyRoles(IRoleStore roles, IUsageStore usage)
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
        var uses = (await usage.LastUsesAsync([.. keys.Select(k => k.Id)], cancellationToken)).ToLookup(u => u.Key);
        return [.. keys.Select(k => new ApiKeyDetails(k, string.Join(", ", k.RoleIds.Select(id => named[id].Name))) { LastUses = [.. uses[k.Id]] })];
    }
}
