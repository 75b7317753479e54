using System.Buffers;
using System.Text.Json;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>Header and claims of an access token, written and read.</summary>
internal static class AccessTokenJson
{
    public const string Type = "at+jwt";

    public static void WritePayload(IBufferWriter<byte> buffer, string issuer, AccessToken token)
    {
        using var json = new Utf8JsonWriter(buffer, JwtSigner.Plain);
        json.WriteStartObject();
        json.WriteString("iss", issuer);
        WriteAudience(json, token.Audiences);
        json.WriteString("sub", token.Subject.Value);
        json.WriteString("client_id", token.ClientId);
        json.WriteString("jti", token.JwtId);
        json.WriteNumber("iat", token.IssuedAt.ToUnixTimeSeconds());
        json.WriteNumber("exp", token.ExpiresAt.ToUnixTimeSeconds());
        json.WriteString("scope", token.Scope);
        json.WriteString("org", token.OrganizationId.Value);
        json.WriteNumber("mv", token.MemberVersion);
        json.WriteString("fam", token.Family.Value);
        json.WriteString("env", token.Environment.Name);
        if (token.Accounts.Count > 0)
        {
            WriteAccounts(json, token.Accounts);
        }

        WriteAccountPermissions(json, token.AccountPermissions);
        if (token.IsAddressBound)
        {
            json.WriteBoolean("adr", true);
        }

        json.WriteEndObject();
    }

    /// <summary>The key id of a header that this server would write; null for any other, a <c>crit</c> or a <c>jwk</c> in it included.</summary>
    public static string? ReadKeyId(ReadOnlySpan<byte> header)
    {
        var reader = new Utf8JsonReader(header);
        using var json = JsonDocument.ParseValue(ref reader);
        var root = json.RootElement;
        return root.ValueKind == JsonValueKind.Object && root.GetPropertyCount() == 3
            && Text(root, "alg") == JwtSigner.Algorithm && Text(root, "typ") == Type
            ? Text(root, "kid")
            : null;
    }

    /// <summary>The claims when they are this issuer's and complete; null otherwise.</summary>
    public static AccessToken? ReadPayload(ReadOnlySpan<byte> payload, string issuer)
    {
        var reader = new Utf8JsonReader(payload);
        using var json = JsonDocument.ParseValue(ref reader);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || Text(root, "iss") != issuer
            || !TokenFamilyId.TryParse(Text(root, "fam"), out var family) || Environment(root) is not { } environment)
        {
            return null;
        }

        return new AccessToken
        {
            Subject = new MemberId(root.GetProperty("sub").GetGuid()),
            ClientId = root.GetProperty("client_id").GetGuid(),
            OrganizationId = new OrganizationId(root.GetProperty("org").GetGuid()),
            MemberVersion = root.GetProperty("mv").GetInt32(),
            Family = family,
            Environment = environment,
            Audiences = Texts(root.GetProperty("aud")),
            Scope = root.GetProperty("scope").GetString()!,
            Accounts = ReadAccounts(root),
            AccountPermissions = ReadAccountPermissions(root),
            IsAddressBound = root.TryGetProperty("adr", out var bound) && bound.GetBoolean(),
            JwtId = root.GetProperty("jti").GetString()!,
            IssuedAt = DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("iat").GetInt64()),
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("exp").GetInt64()),
        };
    }

    private static void WriteAudience(Utf8JsonWriter json, IReadOnlyList<string> audiences)
    {
        if (audiences.Count == 1)
        {
            json.WriteString("aud", audiences[0]);
            return;
        }

        json.WriteStartArray("aud");
        foreach (var audience in audiences)
        {
            json.WriteStringValue(audience);
        }

        json.WriteEndArray();
    }

    private static void WriteAccounts(Utf8JsonWriter json, IReadOnlyList<AccountId> accounts)
    {
        json.WriteStartArray("accounts");
        foreach (var account in accounts)
        {
            json.WriteStringValue(account.Value);
        }

        json.WriteEndArray();
    }

    private static void WriteAccountPermissions(Utf8JsonWriter json, IReadOnlyList<AccountPermissions> apart)
    {
        if (apart.Count == 0)
        {
            return;
        }

        json.WriteStartArray("account_permissions");
        foreach (var part in apart)
        {
            json.WriteStartObject();
            WriteAccounts(json, part.AccountIds);
            json.WriteString("scope", string.Join(' ', part.Permissions));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static AccountId[] ReadAccounts(JsonElement holder) => holder.TryGetProperty("accounts", out var accounts)
        ? [.. accounts.EnumerateArray().Select(a => new AccountId(a.GetGuid()))]
        : [];

    private static AccountPermissions[] ReadAccountPermissions(JsonElement root) => root.TryGetProperty("account_permissions", out var apart)
        ? [.. apart.EnumerateArray().Select(p => new AccountPermissions(ReadAccounts(p), p.GetProperty("scope").GetString()!.Split(' ')))]
        : [];

    private static KeyEnvironment? Environment(JsonElement root) => Text(root, "env") switch
    {
        "live" => KeyEnvironment.Live,
        "test" => KeyEnvironment.Test,
        _ => null,
    };

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? [value.GetString()!] : [.. value.EnumerateArray().Select(v => v.GetString()!)];
}
