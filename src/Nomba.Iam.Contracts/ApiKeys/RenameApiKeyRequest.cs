namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>Another name for a key.</summary>
/// <param name="Name">1 to 100 characters, unique among the organization's keys that are not revoked.</param>
public sealed record RenameApiKeyRequest(string? Name);
