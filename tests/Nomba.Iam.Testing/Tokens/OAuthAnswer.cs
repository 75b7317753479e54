using System.Text.Json;

namespace Nomba.Iam.Testing.Tokens;

/// <summary>What an OAuth endpoint answered.</summary>
public sealed record OAuthAnswer(int Status, JsonElement Json, string Text)
{
    public string AccessToken => Json.GetProperty("access_token").GetString()!;

    public string RefreshToken => Json.GetProperty("refresh_token").GetString()!;

    public string Scope => Json.GetProperty("scope").GetString()!;

    public string? Error => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("error", out var error) ? error.GetString() : null;
}
