using Nomba.Iam.Application.Seeding;

namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>An organization with the key that makes the load, one that suspends, and as many as are to be suspended; and the resource API.</summary>
internal static class ProductPlan
{
    public const string Audience = "nomba-merchant-api";
    public const string Permission = "transfers:read";

    public const int Server = 0;
    public const int Operator = 1;
    public const int FirstVictim = 2;

    // Those of the sample API, so that a token is as long as one in use.
    private static readonly string[] Permissions =
    [
        "accounts:read", "accounts:create", "accounts:suspend", "transactions:read", "transactions:manage",
        "terminals:read", "terminals:assign", Permission, "transfers:initiate",
    ];

    public static SeedPlan With(int victims) => new(
        [
            new SeedOrganization(
                "Lagos Foods",
                null,
                [],
                [new SeedRole("Key operator", ["api_keys:*"])],
                [],
                [new SeedApiKey("Server", null, null), new SeedApiKey("Operator", "Key operator", null), .. Enumerable.Range(1, victims).Select(n => new SeedApiKey($"Key {n}", null, null))],
                []),
        ],
        [new SeedResourceServer(Audience, Permissions)]);
}
