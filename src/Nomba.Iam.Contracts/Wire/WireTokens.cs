using System.Text.Json.Serialization;

namespace Nomba.Iam.Contracts.Wire;

/// <summary><c>data</c> of a token answer of the wire API. Holds secrets: <see cref="ToString"/> prints the type's name alone.</summary>
public sealed class WireTokens
{
    /// <summary>The organization's id in the text form that the client sent.</summary>
    [JsonPropertyName("businessId")]
    public required string BusinessId { get; init; }

    /// <summary>A signed JWT (<c>at+jwt</c>).</summary>
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>An opaque handle of 30 to 60 characters, good for one refresh.</summary>
    [JsonPropertyName("refresh_token")]
    public required string RefreshToken { get; init; }

    /// <summary>When the access token expires: UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    [JsonPropertyName("expiresAt")]
    public required string ExpiresAt { get; init; }

    /// <summary>Seconds until the access token expires.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>Always <c>Bearer</c>.</summary>
    [JsonPropertyName("token_type")]
    public string TokenType { get; init; } = "Bearer";

    /// <inheritdoc />
    public override string ToString() => nameof(WireTokens);
}
