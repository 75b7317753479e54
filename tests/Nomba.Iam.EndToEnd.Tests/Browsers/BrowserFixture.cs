using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using Nomba.Iam.EndToEnd.Tests.Tokens;
using Nomba.Iam.Testing.Hosting;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Nomba.Iam.EndToEnd.Tests.Browsers;

/// <summary>The real host on a loopback port and one Chromium for the whole run. Without a browser every test here is skipped and says so.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // Well within the time after which dangerous acts ask who it is once more.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly IamHost _host = new(
        null, ("Iam:SignUp:Enabled", "true"), ("Iam:Webhooks:AllowPrivateAddresses", "true"), ("Iam:Webhooks:AllowHttp", "true"), ("Iam:Webhooks:PollEvery", "00:00:00.2"))
    { AnswersLate = true };
    private readonly SemaphoreSlim _signingIn = new(1);
    private readonly Dictionary<string, (DateTimeOffset At, string State)> _states = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the host listens.</summary>
    public Uri Address { get; private set; } = null!;

    public SeedOutcome Seeded { get; private set; } = null!;

    /// <summary>A merchant API that asks this host about each token.</summary>
    public SampleApi Merchant { get; private set; } = null!;

    private static string Chromium => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        Address = _host.Listen();
        Seeded = await _host.SeedAsync(People.Plan);
        Merchant = new SampleApi(Address, Seeded.ResourceServers[0]);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Headless = true, Args = Arguments });
    }

    /// <summary>What came to an address.</summary>
    public Mailbox Mail(string address) => new(_host, address);

    /// <summary>Where the console of an organization begins.</summary>
    public string ConsoleOf(string organization) => $"/o/{Seeded.Organizations.Single(o => o.Name == organization).Id}";

    /// <summary>Whatever else a test needs to be there, its own organization say.</summary>
    public Task<SeedOutcome> SeedAsync(SeedPlan plan) => _host.SeedAsync(plan);

    /// <summary>An organization that no other test has to do with, and a browser in which its owner has signed in.</summary>
    public async Task<Shop> OpenShopAsync(string name = "Shop")
    {
        var owner = $"{Guid.CreateVersion7():N}@shop.example";
        var seeded = await _host.SeedAsync(Shop.PlanOf(name, owner));
        var session = await OpenAsync();
        await session.Page.GotoAsync("/sign-in");
        await session.SignInAsync(owner);
        await session.Page.WaitForURLAsync(url => url.Contains("/o/", StringComparison.Ordinal));
        return new Shop(session, seeded.Organizations[0], owner);
    }

    /// <summary>Somebody who belongs to an organization as a viewer.</summary>
    public Task AddPersonAsync(string organization, string email) =>
        _host.AddPersonAsync(Seeded.Organizations.Single(o => o.Name == organization).Id, email, "Viewer");

    /// <summary>What was counted until now is written, as it is every few seconds.</summary>
    public Task FlushUsageAsync() => _host.Services.GetRequiredService<UsageFlush>().FlushAsync(TestContext.Current.CancellationToken);

    /// <summary>Somebody who runs the platform.</summary>
    public Task AppointOperatorAsync(string email) => _host.AppointOperatorAsync(email);

    /// <summary>A page in a browser profile of its own.</summary>
    public Task<BrowserSession> OpenAsync(BrowserKind? kind = null) => OpenAsync(Address, kind ?? new BrowserKind(), null);

    /// <summary>The same in front of a host of the test's own.</summary>
    public Task<BrowserSession> OpenAsync(Uri address) => OpenAsync(address, new BrowserKind(), null);

    private async Task<BrowserSession> OpenAsync(Uri address, BrowserKind kind, string? state)
    {
        Assert.SkipUnless(_browser is not null, $"No browser at {Chromium}: install chromium, or name one in CHROMIUM.");
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = kind.IsPhone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
            ColorScheme = kind.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = kind.RunsScript,
            StorageState = state,
        });
        context.SetDefaultTimeout(15_000);
        return new BrowserSession(context, await context.NewPageAsync());
    }

    /// <summary>
    /// A browser in which somebody has signed in. The session is one that other tests use as well: a test that ends sessions signs in by itself.
    /// </summary>
    public async Task<BrowserSession> SignedInAsync(string email)
    {
        await _signingIn.WaitAsync();
        try
        {
            if (!_states.TryGetValue(email, out var known) || TimeProvider.System.GetUtcNow() - known.At > Fresh)
            {
                await using var session = await OpenAsync();
                await session.Page.GotoAsync("/sign-in");
                await session.SignInAsync(email);
                await session.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
                _states[email] = known = (TimeProvider.System.GetUtcNow(), await session.Page.Context.StorageStateAsync());
            }

            return await OpenAsync(Address, new BrowserKind(), known.State);
        }
        finally
        {
            _signingIn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (Merchant is not null)
        {
            await Merchant.DisposeAsync();
        }

        _signingIn.Dispose();
        await _host.DisposeAsync();
    }
}
