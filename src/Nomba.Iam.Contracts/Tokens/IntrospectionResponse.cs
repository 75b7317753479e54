using System.Text.Json.Serialization;

namespace Nomba.Iam.Contracts.Tokens;

/// <summary>
/// Whether a token is good for the resource server that asks, and what it says: the members of RFC 7662 section 2.2. A token that is unknown,
/// dead, or for another API has <see cref="Active"/> alone.
/// </summary>
public sealed record IntrospectionResponse
{
    /// <summary>Whether the token is good right now.</summary>
    [JsonPropertyName("active")]
    public required bool Active { get; init; }

    /// <summary>Always <c>Bearer</c>.</summary>
    [JsonPropertyName("token_type")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TokenType { get; init; }

    /// <summary>The issuer.</summary>
    [JsonPropertyName("iss")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Issuer { get; init; }

    /// <summary>The member that the token acts for: a lower-case UUID.</summary>
    [JsonPropertyName("sub")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Subject { get; init; }

    /// <summary>The client that got it.</summary>
    [JsonPropertyName("client_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientId { get; init; }

    /// <summary>The token's own id.</summary>
    [JsonPropertyName("jti")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JwtId { get; init; }

    /// <summary>When it was issued, in seconds since 1970.</summary>
    [JsonPropertyName("iat")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? IssuedAt { get; init; }

    /// <summary>When it ends, in seconds since 1970.</summary>
    [JsonPropertyName("exp")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ExpiresAt { get; init; }

    /// <summary>The APIs that it is good for. Always a list.</summary>
    [JsonPropertyName("aud")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Audiences { get; init; }

    /// <summary>Permission names, separated by spaces.</summary>
    [JsonPropertyName("scope")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Scope { get; init; }

    /// <inheritdoc cref="IamClaims.Organization"/>
    [JsonPropertyName(IamClaims.Organization)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Organization { get; init; }

    /// <inheritdoc cref="IamClaims.MemberVersion"/>
    [JsonPropertyName(IamClaims.MemberVersion)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MemberVersion { get; init; }

    /// <inheritdoc cref="IamClaims.Family"/>
    [JsonPropertyName(IamClaims.Family)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Family { get; init; }

    /// <inheritdoc cref="IamClaims.Environment"/>
    [JsonPropertyName(IamClaims.Environment)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Environment { get; init; }

    /// <inheritdoc cref="IamClaims.Accounts"/>
    [JsonPropertyName(IamClaims.Accounts)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Accounts { get; init; }

    /// <inheritdoc cref="IamClaims.AccountPermissions"/>
    [JsonPropertyName(IamClaims.AccountPermissions)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AccountScopeResponse>? AccountPermissions { get; init; }
}
