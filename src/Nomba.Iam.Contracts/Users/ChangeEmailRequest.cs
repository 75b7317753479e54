namespace Nomba.Iam.Contracts.Users;

/// <summary>Another address to sign in with.</summary>
/// <param name="NewEmail">The address. Links go there and to the old one.</param>
/// <param name="CurrentPassword">The caller's password.</param>
public sealed record ChangeEmailRequest(string? NewEmail, string? CurrentPassword)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(ChangeEmailRequest);
}
