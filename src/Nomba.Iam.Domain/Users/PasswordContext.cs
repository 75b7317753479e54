namespace Nomba.Iam.Domain.Users;

/// <summary>What an attacker knows about whoever chooses a password.</summary>
/// <param name="Email">Their address.</param>
/// <param name="Organization">The name of the organization that they join, where they join one.</param>
/// <param name="Field">The input that the password came in, for the answer.</param>
public sealed record PasswordContext(string Email, string? Organization = null, string Field = "password");
