using System.Collections.Frozen;

namespace Nomba.Iam.ResourceServer;

/// <summary>Who is calling, as the access token says.</summary>
public sealed class NombaCaller
{
    /// <summary>The member: a person or an API key. A lower-case UUID.</summary>
    public required string Subject { get; init; }

    /// <summary>The client that the token was issued to: a key's client id, or an application's.</summary>
    public required string ClientId { get; init; }

    /// <summary>The organization that the caller acts for; the wire API's <c>accountId</c>.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary><c>live</c> or <c>test</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>What the token permits on every account that it may use.</summary>
    public required FrozenSet<string> Permissions { get; init; }

    /// <summary>What the token permits beyond that, and on which accounts. Empty for most tokens.</summary>
    public required FrozenDictionary<string, FrozenSet<Guid>> AccountPermissions { get; init; }

    /// <summary>The accounts that the caller is restricted to; null: all of the organization.</summary>
    public required FrozenSet<Guid>? Accounts { get; init; }

    /// <summary>True when the token grants the permission, exactly, on every account that it may use.</summary>
    public bool HasPermission(string permission) => Permissions.Contains(permission);

    /// <summary>True when the token grants the permission on this account.</summary>
    public bool HasPermission(string permission, Guid account) =>
        (Permissions.Contains(permission) && MayUseAccount(account))
        || (AccountPermissions.TryGetValue(permission, out var accounts) && accounts.Contains(account));

    /// <summary>
    /// The caller as an endpoint behind that permission may see it: restricted to the accounts that the permission holds on. Null when it
    /// holds on none.
    /// </summary>
    internal NombaCaller? Within(string permission)
    {
        if (Permissions.Contains(permission))
        {
            return this;
        }

        return AccountPermissions.TryGetValue(permission, out var limited)
            ? new NombaCaller
            {
                Subject = Subject,
                ClientId = ClientId,
                OrganizationId = OrganizationId,
                Environment = Environment,
                Permissions = Permissions,
                AccountPermissions = AccountPermissions,
                Accounts = Accounts is null ? limited : limited.Where(Accounts.Contains).ToFrozenSet(),
            }
            : null;
    }

    /// <summary>True when the caller is not restricted, or this account is one of those that it may use.</summary>
    public bool MayUseAccount(Guid account) => Accounts is null || Accounts.Contains(account);
}
