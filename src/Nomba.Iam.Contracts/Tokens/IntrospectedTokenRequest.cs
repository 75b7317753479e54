namespace Nomba.Iam.Contracts.Tokens;

/// <summary>One token that a resource server asks about.</summary>
/// <param name="Token">The access token.</param>
/// <param name="ClientAddress">
/// Who sent it, by address, as the resource server saw it. The token of a key that is limited to some addresses is inactive without it, and with one
/// that cannot be read.
/// </param>
public sealed record IntrospectedTokenRequest(string? Token, string? ClientAddress = null)
{
    /// <inheritdoc />
    public override string ToString() => nameof(IntrospectedTokenRequest);
}
