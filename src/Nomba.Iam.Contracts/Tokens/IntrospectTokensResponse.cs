namespace Nomba.Iam.Contracts.Tokens;

/// <summary>What the tokens are good for.</summary>
/// <param name="Results">As many as there were tokens, in their order.</param>
public sealed record IntrospectTokensResponse(IReadOnlyList<IntrospectionResponse> Results);
