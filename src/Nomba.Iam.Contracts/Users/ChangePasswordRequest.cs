namespace Nomba.Iam.Contracts.Users;

/// <summary>Another password for somebody who knows the old one.</summary>
/// <param name="CurrentPassword">The one until now.</param>
/// <param name="NewPassword">At least 15 characters, counted as Unicode code points; at most 256.</param>
public sealed record ChangePasswordRequest(string? CurrentPassword, string? NewPassword)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(ChangePasswordRequest);
}
