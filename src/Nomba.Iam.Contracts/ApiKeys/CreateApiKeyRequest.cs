namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>A key to create.</summary>
/// <param name="Name">1 to 100 characters, unique among the organization's keys that are not revoked.</param>
/// <param name="Role">A role's name, in any case; <c>Admin</c> when absent. May grant no more than the creator holds.</param>
/// <param name="Accounts">The accounts that the key is restricted to; absent or empty: all of the organization.</param>
public sealed record CreateApiKeyRequest(string? Name, string? Role = null, IReadOnlyList<Guid>? Accounts = null);
