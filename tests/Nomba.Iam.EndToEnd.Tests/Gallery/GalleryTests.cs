using System.Text;
using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using Nomba.Iam.Testing;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Gallery;

/// <summary>
/// The page of pictures in docs. With NOMBA_GALLERY, as eng/screenshots.sh runs it, the pictures and the page are made anew; without it they are
/// made beside the test's output, and the page must be the one that is there.
/// </summary>
public sealed class GalleryTests(BrowserFixture browser)
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("NOMBA_GALLERY") is { Length: > 0 };
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    [Fact]
    public async Task Shows_the_pages_of_the_dashboard_in_both_themes()
    {
        await using var host = await GalleryHost.StartAsync();
        await using var session = await browser.OpenAsync(host.Address);
        await session.Page.GotoAsync("/sign-in");
        await session.SignInAsync(GalleryHost.Owner, GalleryHost.Password);
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Baobab Market");
        var place = Writes ? Path.Combine(Docs, "screenshots") : Path.Combine(AppContext.BaseDirectory, "pictures", "gallery");
        foreach (var shot in GalleryShot.All)
        {
            await session.Page.SetViewportSizeAsync(shot.IsPhone ? 390 : 1440, shot.IsPhone ? 844 : 900);
            var answer = await session.Page.GotoAsync(host.PathOf(shot));
            Assert.True(answer!.Ok, $"{shot.Name} answers {answer.Status}");
            foreach (var isDark in new[] { false, true })
            {
                await session.Page.EmulateMediaAsync(new() { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
                await session.Page.ScreenshotAsync(new() { Path = Path.Combine(place, FileOf(shot, isDark)) });
            }
        }
    }

    [Fact]
    public async Task Is_the_page_in_docs()
    {
        var (page, path) = (Write(), Path.Combine(Docs, "dashboard.md"));
        if (Writes)
        {
            await File.WriteAllTextAsync(path, page, TestContext.Current.CancellationToken);
        }

        Assert.Equal(page, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
        Assert.All(
            GalleryShot.All.SelectMany(s => new[] { FileOf(s, false), FileOf(s, true) }),
            file => Assert.True(Writes || File.Exists(Path.Combine(Docs, "screenshots", file)), $"docs/screenshots/{file} is missing: bash eng/screenshots.sh"));
    }

    private static string Write()
    {
        var page = new StringBuilder("# The dashboard in pictures\n\nTaken by `bash eng/screenshots.sh` of a host with an organization that has done business for a day and a half.\n");
        foreach (var shot in GalleryShot.All)
        {
            page.Append(CultureInfo, $"\n## {shot.Title}\n\n{shot.Words}\n\n| light | dark |\n|---|---|\n| ");
            page.Append(CultureInfo, $"![{shot.Title}, light](screenshots/{FileOf(shot, false)}) | ![{shot.Title}, dark](screenshots/{FileOf(shot, true)}) |\n");
        }

        return page.ToString();
    }

    private static System.Globalization.CultureInfo CultureInfo => System.Globalization.CultureInfo.InvariantCulture;

    private static string FileOf(GalleryShot shot, bool isDark) => $"{shot.Name}-{(isDark ? "dark" : "light")}.png";
}
