using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Nomba.Iam.EndToEnd.Tests.Browsers;

/// <summary>What a program can tell about how well a page can be read and used.</summary>
public static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>No violation of WCAG 2.2 A and AA or of the good practices that axe knows, and no scrolling sideways.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page, string what)
    {
        // Over the developer tools' protocol, which the page's policy does not stop.
        await page.EvaluateAsync(Axe);
        var violations = await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, {
              resultTypes: ['violations'],
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
            })).violations.map(v => `${v.id} (${v.impact}): ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].failureSummary}`)
            """);
        Assert.True(violations.Length == 0, $"{what}: {string.Join('\n', violations)}");
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
        Assert.True(overflow <= 0, $"{what} scrolls sideways by {overflow}px");
    }
}
