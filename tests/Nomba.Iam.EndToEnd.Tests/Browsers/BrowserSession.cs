using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Nomba.Iam.EndToEnd.Tests.Browsers;

/// <summary>One person at one browser. Fails the test in the end when a page broke its own policy, threw, or lacked a file.</summary>
public sealed class BrowserSession : IAsyncDisposable
{
    // How far things have moved without anybody touching the page.
    private const string Shift =
        """
        () => new Promise(resolve => {
          const observer = new PerformanceObserver(() => {});
          observer.observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(observer.takeRecords().filter(e => !e.hadRecentInput).reduce((sum, e) => sum + e.value, 0)), 50);
        })
        """;

    private readonly ConcurrentQueue<string> _problems = new();
    private readonly IBrowserContext _context;

    public BrowserSession(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _problems.Enqueue($"The page threw: {error}");
        page.Console += (_, message) => NoteViolation(message);
        page.Response += (_, response) => NoteMissing(response);
    }

    public IPage Page { get; }

    public async Task SignInAsync(string email, string password = People.Password)
    {
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>By the menu of a console page.</summary>
    public async Task SignOutAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Account menu" }).ClickAsync();
        await PressAsync("Sign out");
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Keeps a picture beside the test's output, for whoever wants to look.</summary>
    public Task PictureAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", $"{name}.png"), FullPage = true });

    /// <summary>Sends to the management API what a page of this site would: in the session of whoever is signed in here.</summary>
    public async Task CallAsync(string path, string json)
    {
        var refusal = await Page.EvaluateAsync<string>(
            """
            async ([path, body]) => {
              const answer = await fetch('/api/v1/' + path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'X-Nomba-Csrf': '1' } });
              return answer.ok ? '' : await answer.text();
            }
            """,
            new[] { path, json });
        Assert.Equal("", refusal);
    }

    /// <summary>Opens a page of the console and looks at it: at both sizes, in both themes.</summary>
    public async Task LookAtAsync(string path, string name, string heading)
    {
        await Page.GotoAsync(path);
        await LookAsync(name, heading);
    }

    /// <summary>
    /// Looks at what is open. A picture for each size and theme; the program that knows about accessibility reads the page in each theme, once
    /// wide and once narrow; and nothing has moved since the first paint.
    /// </summary>
    public async Task LookAsync(string name, string heading)
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);
        Assert.Equal(0, await Page.EvaluateAsync<double>(Shift));
        foreach (var kind in BrowserKind.All)
        {
            await Page.SetViewportSizeAsync(kind.IsPhone ? 390 : 1440, kind.IsPhone ? 844 : 900);
            await Page.EmulateMediaAsync(new() { ColorScheme = kind.IsDark ? ColorScheme.Dark : ColorScheme.Light });
            await PictureAsync($"{name}-{kind}");
            if (kind.IsDark == kind.IsPhone)
            {
                await Page.ShouldBeAccessibleAsync($"{name} {kind}");
            }
        }

        await Page.SetViewportSizeAsync(1440, 900);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_problems);
    }

    private void NoteViolation(IConsoleMessage message)
    {
        if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
        {
            _problems.Enqueue(message.Text);
        }
    }

    private void NoteMissing(IResponse response)
    {
        if (response.Status >= 400 && response.Request.ResourceType != "document")
        {
            _problems.Enqueue($"Missing: {response.Url}");
        }
    }
}
