namespace Nomba.Iam.Contracts.Accounts;

/// <summary>An account to create.</summary>
/// <param name="Name">1 to 200 characters, unique in the organization, whatever the case.</param>
public sealed record CreateAccountRequest(string? Name);
