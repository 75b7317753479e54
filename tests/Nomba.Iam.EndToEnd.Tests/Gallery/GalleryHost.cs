using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.EndToEnd.Tests.Tokens;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.EndToEnd.Tests.Gallery;

/// <summary>A host of its own with an organization that has lived through a day and a half of ordinary business.</summary>
internal sealed class GalleryHost : IAsyncDisposable
{
    public const string Owner = "amina@baobab.example";
    public const string Password = "a-long-test-password";

    private const string Organization = "Baobab Market";
    private const int Hours = 36;

    private static readonly string[] ThisMachine = ["127.0.0.0/8", "::1/128"];
    private static readonly string[] Reading = ["accounts:read", "transactions:read"];

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private readonly TokenClient _tokens;
    private readonly SampleApi _api;
    private readonly HttpClient _management;
    private SeededOrganization _seeded = null!;

    private GalleryHost(IamHost host, ManualTime time, Uri address, SeedOutcome seeded)
    {
        (_host, _time, Address, _seeded) = (host, time, address, seeded.Organizations[0]);
        (_tokens, _api) = (new TokenClient(address), new SampleApi(address, seeded.ResourceServers[0]));
        _management = new HttpClient { BaseAddress = new Uri(address, $"api/v1/organizations/{_seeded.Id}/") };
    }

    public Uri Address { get; }

    public static async Task<GalleryHost> StartAsync()
    {
        var time = new ManualTime();
        var host = new IamHost(time, ("Iam:RateLimits:Enabled", "false"));
        var address = host.Listen();
        var gallery = new GalleryHost(host, time, address, await host.SeedAsync(Plan));
        await gallery.LiveAsync();
        return gallery;
    }

    /// <summary>The address of a picture's page, with names in braces for their ids.</summary>
    public string PathOf(GalleryShot shot)
    {
        var path = shot.Path.StartsWith('~') ? shot.Path[1..] : $"/o/{_seeded.Id}{shot.Path}";
        foreach (var (name, id) in _seeded.ApiKeys.Select(k => (k.Name, k.Id)).Concat(_seeded.Roles.Select(r => (r.Name, r.Id))))
        {
            path = path.Replace($"{{{name}}}", id.ToString(), StringComparison.Ordinal);
        }

        return path;
    }

    public async ValueTask DisposeAsync()
    {
        _management.Dispose();
        _tokens.Dispose();
        await _api.DisposeAsync();
        await _host.DisposeAsync();
    }

    private static SeedPlan Plan => new(
        [
            new SeedOrganization(
                Organization, null, [new SeedAccount("Ikeja outlet"), new SeedAccount("Yaba outlet"), new SeedAccount("Online shop")],
                [new SeedRole("Cashier", [.. Reading, "terminals:read"]), new SeedRole("Payouts", [.. Reading, "transfers:read", "transfers:initiate"]), new SeedRole("Read only", Reading), new SeedRole("Key operator", ["api_keys:*"])],
                [
                    new SeedUser(Owner, Password, "Owner"), new SeedUser("chidi@baobab.example", Password, "Admin"),
                    new SeedUser("ngozi@baobab.example", Password, "Finance"), new SeedUser("sade@baobab.example", Password, "Viewer"),
                ],
                [
                    new SeedApiKey("Production server", null, null), new SeedApiKey("Payouts worker", "Payouts", null), new SeedApiKey("Reporting", "Read only", null),
                    new SeedApiKey("Ikeja till", "Cashier", ["Ikeja outlet"]), new SeedApiKey("Yaba till", "Cashier", ["Yaba outlet"]), new SeedApiKey("Deploy pipeline", "Key operator", null), new SeedApiKey("Old integration", null, null),
                ],
                [new SeedApplication("Kobo Books", "public", ["http://127.0.0.1/callback"]), new SeedApplication("Back office", "confidential", ["https://office.baobab.example/callback"])]),
        ],
        [
            new SeedResourceServer(
                "nomba-merchant-api",
                ["accounts:read", "accounts:create", "transactions:read", "transactions:manage", "terminals:read", "terminals:assign", "transfers:read", "transfers:initiate"]),
        ]);

    // The shop opens at eight and closes at eight, and the servers never sleep.
    private async Task LiveAsync()
    {
        for (var hour = 0; hour < Hours; hour++)
        {
            _time.Advance(TimeSpan.FromHours(1));
            var isOpen = (hour + 6) % 24 is > 7 and < 20;
            await WorkAsync("Production server", isOpen ? 9 + (hour % 4) : 3);
            await WorkAsync("Payouts worker", hour % 6 == 2 ? 6 : 1);
            await WorkAsync("Ikeja till", isOpen ? 5 + (hour % 3) : 0);
            await TryAsync("Yaba till", isOpen ? 3 : 0);
            await ReportAsync(hour);
            if (hour == 20)
            {
                await ManageAsync();
            }
        }

        await _host.Services.GetRequiredService<UsageFlush>().FlushAsync(TestContext.Current.CancellationToken);
    }

    private async Task WorkAsync(string name, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await _api.CallAsync(_seeded.Id.ToString(), await TokenAsync(name));
        }
    }

    // Goes on when the key is suspended: whoever has the till now does not know.
    private async Task TryAsync(string name, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await _tokens.AskAsync(Key(name).Live.ClientId.ToString(), Key(name).Live.ClientSecret!);
        }
    }

    // Somebody has asked more of this one than its role permits, and has not noticed.
    private async Task ReportAsync(int hour)
    {
        if (hour % 3 == 0)
        {
            var token = await TokenAsync("Reporting");
            await _api.CallAsync(_seeded.Id.ToString(), token);
            await _api.TransferAsync(_seeded.Id.ToString(), token);
        }

        if (hour % 11 == 4)
        {
            await _tokens.AskAsync(Key("Old integration").Live.ClientId.ToString(), "not-the-secret");
        }
    }

    private async Task ManageAsync()
    {
        _management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync("Deploy pipeline"));
        await SendAsync(HttpMethod.Patch, $"api-keys/{Key("Payouts worker").Id}", new { restrictions = new { ipAllowList = ThisMachine } });
        await SendAsync(HttpMethod.Post, $"api-keys/{Key("Yaba till").Id}/suspend", new { reason = "The till was stolen" });
    }

    private async Task SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var answer = await _management.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private SeededApiKey Key(string name) => _seeded.ApiKeys.Single(k => k.Name == name);

    private Task<string> TokenAsync(string name) => _tokens.TokenAsync(Key(name).Live.ClientId.ToString(), Key(name).Live.ClientSecret!);
}
