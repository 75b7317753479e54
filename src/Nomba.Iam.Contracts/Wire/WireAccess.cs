using System.Text.Json.Serialization;

namespace Nomba.Iam.Contracts.Wire;

/// <summary><c>data</c> of an answer about a key's access to an account: what was asked for, and holds now.</summary>
/// <param name="SubAccountId">The account.</param>
/// <param name="ClientId">One of the key's client ids: the one that the request named.</param>
/// <param name="GrantType"><c>allow</c> or <c>deny</c>.</param>
/// <param name="Role"><c>ACCOUNT_WRITER</c> or <c>ACCOUNT_READER</c>.</param>
public sealed record WireAccess(
    [property: JsonPropertyName("subAccountId")] Guid SubAccountId,
    [property: JsonPropertyName("clientId")] Guid ClientId,
    [property: JsonPropertyName("grantType")] string GrantType,
    [property: JsonPropertyName("role")] string Role);
