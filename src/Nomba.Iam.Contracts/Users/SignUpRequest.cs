namespace Nomba.Iam.Contracts.Users;

/// <summary>Somebody wants an account.</summary>
/// <param name="Email">The address that they will sign in with. A link goes there.</param>
/// <param name="Password">At least 15 characters, counted as Unicode code points; at most 256.</param>
public sealed record SignUpRequest(string? Email, string? Password)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(SignUpRequest);
}
