using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Nomba.Iam.Contracts.Tokens;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>The caller that a token or an introspection answer describes; null when a claim that must be there is not.</summary>
internal static class JwtClaims
{
    public static NombaCaller? CallerOf(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>(IamClaims.Accounts, out var accounts)
            ? Make(name => token.TryGetPayloadValue<string>(name, out var value) ? value : null, accounts)
            : Make(name => token.TryGetPayloadValue<string>(name, out var value) ? value : null, default);

    public static NombaCaller? CallerOf(JsonElement answer) => Make(
        name => answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null,
        answer.TryGetProperty(IamClaims.Accounts, out var accounts) ? accounts : default);

    private static NombaCaller? Make(Func<string, string?> claim, JsonElement accounts)
    {
        if (claim("sub") is not { } subject || claim("client_id") is not { } client || claim(IamClaims.Environment) is not { } environment
            || !Guid.TryParse(claim(IamClaims.Organization), out var organization) || !TryReadAccounts(accounts, out var restricted))
        {
            return null;
        }

        return new NombaCaller
        {
            Subject = subject,
            ClientId = client,
            OrganizationId = organization,
            Environment = environment,
            Permissions = (claim(IamClaims.Scope) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal),
            Accounts = restricted,
        };
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
