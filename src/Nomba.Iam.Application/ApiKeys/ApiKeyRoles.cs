using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

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
        return
        [
            .. keys.Select(k => new ApiKeyDetails(k, string.Join(", ", k.RoleIds.Select(id => named[id].Name)))
            {
                Dangerous = DangerousOf(k, named),
                LastUses = [.. uses[k.Id]],
            }),
        ];
    }

    /// <summary>What of these roles is dangerous in the hands of a key.</summary>
    public static IReadOnlyList<string> DangerousOf(ApiKey key, IReadOnlyDictionary<RoleId, Role> named) =>
    [
        .. key.Assignments.SelectMany(a => new HeldRole(named[a.RoleId], a.AccountIds).DangerousTo(MemberKind.ApiKey)).Distinct().Order(StringComparer.Ordinal),
    ];
}
