namespace Nomba.Iam.Contracts.Users;

/// <summary>Somebody has lost their password.</summary>
/// <param name="Email">The address that they sign in with. A link goes there, when there is such a person.</param>
public sealed record PasswordResetRequest(string? Email);
