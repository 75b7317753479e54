namespace Nomba.Iam.Contracts.Users;

/// <summary>An address is confirmed: its owner can sign in.</summary>
/// <param name="Email">The address.</param>
public sealed record ConfirmedEmailResponse(string Email);
