namespace Nomba.Iam.Contracts.Users;

/// <summary>Another password, by a link.</summary>
/// <param name="Token">What stands in the link after <c>#token=</c>.</param>
/// <param name="NewPassword">At least 15 characters, counted as Unicode code points; at most 256.</param>
public sealed record NewPasswordRequest(string? Token, string? NewPassword)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(NewPasswordRequest);
}
