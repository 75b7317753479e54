using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Users;

/// <summary>Somebody at the pages of mailed links, with an eye on what they look like. In the end no secret of a link has left in an address.</summary>
public sealed class LookingVisit : IAsyncDisposable
{
    private readonly BrowserFixture _browser;
    private readonly BrowserKind _kind;
    private readonly List<string> _tokens = [];
    private readonly List<string> _asked = [];

    private LookingVisit(BrowserFixture browser, BrowserKind kind, BrowserSession session)
    {
        (_browser, _kind, Session) = (browser, kind, session);
        Page.Request += (_, request) => _asked.Add(new Uri(request.Url).PathAndQuery + " " + request.Headers.GetValueOrDefault("referer"));
    }

    public BrowserSession Session { get; }

    public IPage Page => Session.Page;

    public static async Task<LookingVisit> BeginAsync(BrowserFixture browser, BrowserKind kind) => new(browser, kind, await browser.OpenAsync(kind));

    /// <summary>Follows the newest link that came to an address, in the tab that is open, whatever it shows. It leads to the page that is named, and is out of the address bar at once.</summary>
    public async Task OpenLinkAsync(string page, string email)
    {
        var token = await _browser.Mail(email).TokenAsync();
        Assert.NotEmpty(token);
        _tokens.Add(token);
        await Page.GotoAsync($"{page}#token={token}");
        await Expect(Page).ToHaveURLAsync(new Uri(_browser.Address, page).ToString());
    }

    public Task PressAsync(string button) => Session.PressAsync(button);

    /// <summary>Takes a picture, and lets the program look that knows about accessibility.</summary>
    public async Task LookAsync(string name, string? heading = null)
    {
        if (heading is not null)
        {
            await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
        }

        await Session.PictureAsync($"{name}-{_kind}");
        await Page.ShouldBeAccessibleAsync($"{name} {_kind}");
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        Assert.NotEmpty(_tokens);
        Assert.DoesNotContain(_asked, asked => _tokens.Any(token => asked.Contains(token, StringComparison.Ordinal)));
    }
}
