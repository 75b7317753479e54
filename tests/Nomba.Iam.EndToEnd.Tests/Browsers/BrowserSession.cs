using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Nomba.Iam.EndToEnd.Tests.Browsers;

/// <summary>One person at one browser. Fails the test in the end when a page broke its own policy, threw, or lacked a file.</summary>
public sealed class BrowserSession : IAsyncDisposable
{
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

    /// <summary>Keeps a picture beside the test's output, for whoever wants to look.</summary>
    public Task PictureAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", $"{name}.png"), FullPage = true });

    /// <summary>Sends to the management API what a page of this site would: in the session of whoever is signed in here.</summary>
    public async Task CallAsync(string path, string json)
    {
        var status = await Page.EvaluateAsync<int>(
            """
            async ([path, body]) => (await fetch('/api/v1/' + path, {
              method: 'POST', body, headers: { 'Content-Type': 'application/json', 'X-Nomba-Csrf': '1' }
            })).status
            """,
            new[] { path, json });
        Assert.InRange(status, 200, 299);
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
