using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Docs;

public sealed class ApiReferenceTests(BrowserFixture browser)
{
    // The packaged script has 4 MB, which a busy machine takes a while to read.
    private const int Patience = 30_000;

    [Fact]
    public async Task Is_shown_in_both_themes_and_sizes_from_this_host_alone()
    {
        foreach (var kind in BrowserKind.All)
        {
            await using var session = await browser.OpenAsync(kind);
            var elsewhere = new List<string>();
            session.Page.Request += (_, request) => NoteElsewhere(request, elsewhere);
            await session.Page.GotoAsync("/docs/");

            await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Name = "Nomba IAM API", Exact = true }).First).ToBeVisibleAsync(new() { Timeout = Patience });
            await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Name = "Wire API" }).First).ToBeVisibleAsync(new() { Timeout = Patience });
            await session.Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", $"docs-{kind}.png") });
            Assert.Empty(elsewhere);
        }
    }

    [Fact]
    public async Task Shows_an_operation_with_its_answers()
    {
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync("/docs");

        var operation = session.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex("^Status: 200") }).First;
        await operation.ScrollIntoViewIfNeededAsync();
        await Expect(operation).ToBeVisibleAsync();
        await session.Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", "docs-operation.png") });
    }

    private void NoteElsewhere(IRequest request, List<string> elsewhere)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is "http" or "https" && address.Authority != browser.Address.Authority)
        {
            elsewhere.Add(request.Url);
        }
    }
}
