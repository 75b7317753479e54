using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Nomba.Iam.Contracts.Tokens;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>The caller that a token or an introspection answer describes; null when a claim that must be there is not.</summary>
internal static class JwtClaims
{
    public static NombaCaller? CallerOf(JsonWebToken token) => Make(
        name => token.TryGetPayloadValue<string>(name, out var value) ? value : null,
        name => token.TryGetPayloadValue<JsonElement>(name, out var value) ? value : default);

    public static NombaCaller? CallerOf(JsonElement answer) => Make(
        name => answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null,
        name => answer.TryGetProperty(name, out var value) ? value : default);

    /// <summary>Null when one is missing that must be there: a token that no revocation could name is none of ours.</summary>
    public static TokenMarks? MarksOf(JsonWebToken token, NombaCaller caller) =>
        Guid.TryParse(caller.Subject, out var member) && Guid.TryParse(caller.ClientId, out var client)
        && token.TryGetPayloadValue<string>(IamClaims.Family, out var family) && token.TryGetPayloadValue<int>(IamClaims.MemberVersion, out var version)
        && token.TryGetPayloadValue<long>("iat", out var issued)
            ? new TokenMarks
            {
                Member = member,
                MemberVersion = version,
                Client = client,
                Organization = caller.OrganizationId,
                Family = family,
                IssuedAt = issued,
                ExpiresAt = new DateTimeOffset(token.ValidTo, TimeSpan.Zero),
                IsAddressBound = token.TryGetPayloadValue<bool>(IamClaims.AddressBound, out var bound) && bound,
            }
            : null;

    private static NombaCaller? Make(Func<string, string?> claim, Func<string, JsonElement> structured)
    {
        if (claim("sub") is not { } subject || claim("client_id") is not { } client || claim(IamClaims.Environment) is not { } environment
            || !Guid.TryParse(claim(IamClaims.Organization), out var organization)
            || !TryReadAccounts(structured(IamClaims.Accounts), out var restricted)
            || !TryReadApart(structured(IamClaims.AccountPermissions), out var apart))
        {
            return null;
        }

        return new NombaCaller
        {
            Subject = subject,
            ClientId = client,
            OrganizationId = organization,
            Environment = environment,
            Permissions = Names(claim(IamClaims.Scope)),
            AccountPermissions = apart,
            Accounts = restricted,
        };
    }

    private static FrozenSet<string> Names(string? scope) =>
        (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static bool TryReadApart(JsonElement parts, out FrozenDictionary<string, FrozenSet<Guid>> apart)
    {
        apart = FrozenDictionary<string, FrozenSet<Guid>>.Empty;
        if (parts.ValueKind == JsonValueKind.Undefined)
        {
            return true;
        }

        if (parts.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var read = new Dictionary<string, FrozenSet<Guid>>(StringComparer.Ordinal);
        foreach (var part in parts.EnumerateArray())
        {
            // Without accounts it would hold everywhere, which is not what this claim says.
            if (part.ValueKind != JsonValueKind.Object || !part.TryGetProperty(IamClaims.Scope, out var scope) || scope.ValueKind != JsonValueKind.String
                || !part.TryGetProperty(IamClaims.Accounts, out var accounts) || !TryReadAccounts(accounts, out var limited) || limited is null)
            {
                return false;
            }

            foreach (var permission in Names(scope.GetString()))
            {
                read[permission] = limited;
            }
        }

        apart = read.ToFrozenDictionary(StringComparer.Ordinal);
        return true;
    }

    // A restriction that cannot be read must not become "all accounts".
    private static bool TryReadAccounts(JsonElement accounts, out FrozenSet<Guid>? restricted)
    {
        restricted = null;
        if (accounts.ValueKind == JsonValueKind.Undefined)
        {
            return true;
        }

        if (accounts.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var ids = new HashSet<Guid>();
        foreach (var account in accounts.EnumerateArray())
        {
            if (account.ValueKind != JsonValueKind.String || !account.TryGetGuid(out var id))
            {
                return false;
            }

            ids.Add(id);
        }

        restricted = ids.ToFrozenSet();
        return true;
    }
}
