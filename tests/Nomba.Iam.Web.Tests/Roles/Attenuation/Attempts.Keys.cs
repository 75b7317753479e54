using Nomba.Iam.Contracts.ApiKeys;

namespace Nomba.Iam.Web.Tests.Roles.Attenuation;

internal sealed partial class Attempts
{
    private static readonly string[] Environments = ["live", "test"];

    private static readonly string[] AccessPermissions =
        ["accounts:read", "transactions:read", "terminals:read", "transfers:read", "transactions:manage", "terminals:assign", "transfers:initiate"];

    // From none of these does a test run.
    private static readonly string[] Ranges = ["10.9.0.0/16", "41.190.2.0/24"];

    private static DateTimeOffset Soon => new(TimeProvider.System.GetUtcNow().Date.AddDays(2), TimeSpan.Zero);

    // The wire API makes the role that stands for an access when it is first given.
    private Attempt ChangeAccess(Holdings now) => new(
        "PUT",
        $"/v1/accounts/{dice.Of(accounts)}/access",
        new { grantType = dice.Next(4) == 0 ? "deny" : "allow", clientId = Key(now).Live.ClientId, role = dice.Next(2) == 0 ? "ACCOUNT_WRITER" : "ACCOUNT_READER" })
    {
        MayMake = AccessPermissions,
    };

    // Whoever rotates gets a secret, and with it what the key holds.
    private Attempt Rotate(Holdings now)
    {
        var (key, path) = (Key(now), $"credentials/{dice.Of(Environments)}");
        return dice.Next(4) == 0
            ? new Attempt("POST", $"{Root}/api-keys/{key.Id}/{path}/rotation/cancel", null) { OnlyTakes = true }
            : new Attempt("POST", $"{Root}/api-keys/{key.Id}/{path}/rotate", new { }) { Needs = now.Of(key.Id) };
    }

    private Attempt SwitchOff(ApiKeyResponse key)
    {
        var path = dice.Next(2) == 0 ? "suspend" : $"environments/{dice.Of(Environments)}/disable";
        return new Attempt("POST", $"{Root}/api-keys/{key.Id}/{path}", new { reason = "a dice fell" }) { OnlyTakes = true };
    }

    private Attempt SwitchOn(Holdings now)
    {
        var off = (from key in now.Keys
                   from pair in (IEnumerable<(string Name, ApiKeyCredentialResponse Pair)>)[("live", key.Live), ("test", key.Test)]
                   where pair.Pair.DisabledAt is not null
                   select (key.Id, pair.Name)).ToArray();
        var (id, environment) = off.Length > 0 ? dice.Of(off) : (Key(now).Id, dice.Of(Environments));
        return new Attempt("POST", $"{Root}/api-keys/{id}/environments/{environment}/enable", null) { Needs = off.Length > 0 ? now.Of(id) : [] };
    }

    private Attempt Restrict(Holdings now)
    {
        var key = Key(now);
        var wanted = new ApiKeyRestrictionsResponse(
            dice.Next(2) == 0 ? [] : dice.Some(Ranges, 2),
            dice.Next(2) == 0 ? null : Soon.AddDays(dice.Next(30)),
            dice.Of((string[])["wire", "oauth", "both"]),
            dice.Next(2) == 0);
        var loosens = Holdings.Loosens(key.Restrictions, wanted);
        return new Attempt("PATCH", $"{Root}/api-keys/{key.Id}", new { restrictions = wanted }) { Needs = loosens ? now.Of(key.Id) : [], OnlyTakes = !loosens };
    }
}
