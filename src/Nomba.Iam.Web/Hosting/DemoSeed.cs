using System.Security.Cryptography;
using Mediator;
using Nomba.Iam.Application.Seeding;

namespace Nomba.Iam.Web.Hosting;

/// <summary>What Development starts with on an empty database: an organization, its owner, two keys, and the sample API.</summary>
internal static class DemoSeed
{
    public const string OwnerEmail = "owner@demo.example";
    public const string Audience = "nomba-merchant-api";

    private static readonly string[] MerchantPermissions =
    [
        "accounts:read", "accounts:create", "accounts:suspend", "transactions:read", "transactions:manage",
        "terminals:read", "terminals:assign", "transfers:read", "transfers:initiate",
    ];

    /// <summary>Null when the database is not empty.</summary>
    public static async Task<DemoOutcome?> RunAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var sender = scope.ServiceProvider.GetRequiredService<ISender>();
        if (await sender.Send(new IsSeeded()))
        {
            return null;
        }

        var password = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 20);
        var result = await sender.Send(new ApplySeed(Plan(password)));
        return new DemoOutcome(result.Value, password);
    }

    private static SeedPlan Plan(string password) => new(
        [
            new SeedOrganization(
                "Demo Stores",
                null,
                [new SeedAccount("Ikeja outlet"), new SeedAccount("Yaba outlet")],
                [new SeedRole("Key operator", ["api_keys:*"]), new SeedRole("Read only", ["accounts:read", "transactions:read"])],
                [new SeedUser(OwnerEmail, password, "Owner")],
                [new SeedApiKey("Demo server", null, null), new SeedApiKey("Key operator", "Key operator", null), new SeedApiKey("Reporting", "Read only", null)],
                [new SeedApplication("Demo app", "public", ["http://127.0.0.1/callback"])]),
        ],
        [new SeedResourceServer(Audience, MerchantPermissions)]);
}
