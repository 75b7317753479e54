namespace Nomba.Iam.Contracts.Tokens;

/// <summary>A resource server's question about many tokens at once.</summary>
/// <param name="Tokens">1 to 100.</param>
public sealed record IntrospectTokensRequest(IReadOnlyList<IntrospectedTokenRequest>? Tokens)
{
    /// <inheritdoc />
    public override string ToString() => nameof(IntrospectTokensRequest);
}
