namespace Nomba.Iam.Contracts.Accounts;

/// <summary>Another name for an account.</summary>
/// <param name="Name">1 to 200 characters, unique in the organization, whatever the case.</param>
public sealed record RenameAccountRequest(string? Name);
