using Nomba.Iam.Application.Seeding;

namespace Nomba.Iam.EndToEnd.Tests.Browsers;

/// <summary>Who is there, and the application that asks them.</summary>
public static class People
{
    public const string Password = "a-long-test-password";

    /// <summary>Owns one organization.</summary>
    public const string Ada = "ada@lagosfoods.example";

    /// <summary>Belongs to two organizations.</summary>
    public const string Tunde = "tunde@kobo.example";

    /// <summary>Belongs to an organization with a role that permits nothing the application asks for.</summary>
    public const string Ife = "ife@kobo.example";

    public const string Application = "Kobo Books";
    public const string Callback = "http://127.0.0.1/callback";

    public static readonly SeedPlan Plan = new(
        [
            new SeedOrganization(
                "Lagos Foods", null, [new SeedAccount("Ikeja outlet")], [],
                [new SeedUser(Ada, Password, "Owner"), new SeedUser(Tunde, Password, "Viewer")], [],
                [new SeedApplication(Application, "public", [Callback])]),
            new SeedOrganization(
                "Kobo Trading", null, [], [new SeedRole("Key clerk", ["api_keys:read"])],
                [new SeedUser(Tunde, Password, "Owner"), new SeedUser(Ife, Password, "Key clerk")], [], []),
        ],
        [
            new SeedResourceServer(
                "nomba-merchant-api",
                ["accounts:read", "accounts:create", "transactions:read", "transactions:manage", "terminals:assign", "transfers:read", "transfers:initiate"]),
        ]);
}
