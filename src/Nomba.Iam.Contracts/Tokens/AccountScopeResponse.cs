using System.Text.Json.Serialization;

namespace Nomba.Iam.Contracts.Tokens;

/// <summary>Permissions that hold on certain accounts only.</summary>
/// <param name="Accounts">The accounts.</param>
/// <param name="Scope">Permission names, separated by spaces.</param>
public sealed record AccountScopeResponse(
    [property: JsonPropertyName("accounts")] IReadOnlyList<Guid> Accounts,
    [property: JsonPropertyName("scope")] string Scope);
