using Nomba.Iam.Application.Seeding;

namespace Nomba.Iam.EndToEnd.Tests.Browsers;

/// <summary>An organization of a test's own, with one of each thing, and its owner at a browser.</summary>
public sealed record Shop(BrowserSession Session, SeededOrganization Seeded, string Owner) : IAsyncDisposable
{
    public const string Key = "Till server";
    public const string OtherKey = "Report server";
    public const string Colleague = "Clerk";

    public string Home => $"/o/{Seeded.Id}";

    public string KeyHome => $"{Home}/keys/{Seeded.ApiKeys[0].Id}";

    /// <summary>Everything that has a name is called that, with something behind it where names must differ.</summary>
    public static SeedPlan PlanOf(string name, string owner) => new(
        [
            new SeedOrganization(
                $"{name} of {owner}", null, [new SeedAccount($"{name} outlet")], [new SeedRole($"{name} {Colleague}", ["api_keys:read", "members:read", "roles:read", "members:invite"])],
                [new SeedUser(owner, People.Password, "Owner"), new SeedUser("clerk-" + owner, People.Password, $"{name} {Colleague}")],
                [new SeedApiKey(name == "Shop" ? Key : $"{name} 1", null, null), new SeedApiKey(name == "Shop" ? OtherKey : $"{name} 2", null, null)],
                [new SeedApplication($"{name} application", "confidential", ["https://shop.example/callback"])]),
        ],
        []);

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}
