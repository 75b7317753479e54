namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>A key to create.</summary>
/// <param name="Name">1 to 100 characters, unique among the organization's keys that are not revoked.</param>
/// <param name="Role">A role's name, in any case; <c>Admin</c> when absent. May grant no more than the creator holds.</param>
/// <param name="Accounts">The accounts that the key is restricted to; absent or empty: all of the organization.</param>
public sealed record CreateApiKeyRequest(string? Name, string? Role = null, IReadOnlyList<Guid>? Accounts = null)
{
    /// <summary>What the key is for: at most 500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>At most 20, each of 1 to 50 characters, kept in lower case.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Whom to ask about the key: an e-mail address or other text, at most 200 characters.</summary>
    public string? OwnerContact { get; init; }

    /// <summary>From where, until when and how the key may be used; absent: without restriction.</summary>
    public ApiKeyRestrictionsRequest? Restrictions { get; init; }
}
