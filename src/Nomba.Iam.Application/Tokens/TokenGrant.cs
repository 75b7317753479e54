using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nomba.Iam.Application.Tokens;

/// <summary>What was granted when the member's own state does not say it: a narrowed scope or resource, or a person's consent.</summary>
public sealed record TokenGrant
{
    /// <summary>Permissions; null: all that the member holds.</summary>
    [JsonPropertyName("scope")]
    public IReadOnlyList<string>? Scope { get; init; }

    /// <summary>Audiences; null: all whose permissions are granted.</summary>
    [JsonPropertyName("resources")]
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>Scopes of OpenID Connect: <c>openid</c>, <c>profile</c>, <c>email</c>.</summary>
    [JsonPropertyName("oidc")]
    public IReadOnlyList<string> OpenId { get; init; } = [];

    [JsonPropertyName("nonce")]
    public string? Nonce { get; init; }

    /// <summary>When the person signed in, in seconds since 1970.</summary>
    [JsonPropertyName("auth_time")]
    public long? AuthenticatedAt { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, TokenGrantJson.Default.TokenGrant);

    public static TokenGrant FromJson(string json) =>
        JsonSerializer.Deserialize(json, TokenGrantJson.Default.TokenGrant) ?? throw new JsonException("A stored grant is empty.");
}
