using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Docs;

public sealed class ApiReferenceTests(BrowserFixture browser)
{
    [Fact]
    public async Task Is_shown_in_both_themes_and_sizes_from_this_host_alone()
    {
        foreach (var kind in BrowserKind.All)
        {
            await using var session = await browser.OpenAsync(kind);
            var elsewhere = new List<string>();
            session.Page.Request += (_, request) => NoteElsewhere(request, elsewhere);
            await session.Page.GotoAsync("/docs/");

            await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Name = "Nomba.Iam", Exact = true }).First).ToBeVisibleAsync();
            await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Name = "Wire API" }).First).ToBeVisibleAsync();
            await session.Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", $"docs-{kind}.png") });
            Assert.Empty(elsewhere);
        }
    }

    [Fact]
    public async Task Shows_an_operation_with_its_example()
    {
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync("/docs#tag/api-keys/POST/api/v1/organizations/{accountId}/api-keys");

        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Name = "Create a key" }).First).ToBeVisibleAsync();
        await Expect(session.Page.GetByText("Another API key of this organization has that name").Or(session.Page.GetByText("shown once")).First).ToBeVisibleAsync();
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
