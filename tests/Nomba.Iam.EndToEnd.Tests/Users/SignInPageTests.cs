using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Users;

public sealed partial class SignInPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task Can_be_read_and_used_by_everybody_in_both_themes_and_sizes()
    {
        foreach (var kind in BrowserKind.All)
        {
            await using var session = await browser.OpenAsync(kind);
            await session.Page.GotoAsync("/sign-in");
            await session.PictureAsync($"sign-in-{kind}");
            await session.Page.ShouldBeAccessibleAsync($"sign-in {kind}");

            await session.SignInAsync("nobody@example.com");
            await Expect(session.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await session.PictureAsync($"sign-in-failed-{kind}");
            await session.Page.ShouldBeAccessibleAsync($"failed sign-in {kind}");
        }
    }

    [Fact]
    public async Task Has_nothing_inline()
    {
        await using var session = await browser.OpenAsync();
        var answer = await session.Page.GotoAsync("/sign-in");

        Assert.DoesNotMatch(Inline(), await answer!.TextAsync());
    }

    [Fact]
    public async Task Works_without_script()
    {
        await using var session = await browser.OpenAsync(new BrowserKind(RunsScript: false));
        await session.Page.GotoAsync("/sign-in");
        await session.SignInAsync(People.Ada);

        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Lagos Foods");

        await session.SignOutAsync();
        await Expect(session.Page).ToHaveURLAsync(new Regex("/sign-in$"));
        await session.Page.GotoAsync("/");
        await Expect(session.Page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Fact]
    public async Task Keeps_the_address_and_says_nothing_about_which_part_was_wrong()
    {
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync("/sign-in");
        await session.SignInAsync("nobody.at.all@example.com");
        var unknown = await session.Page.GetByRole(AriaRole.Alert).InnerTextAsync();
        await Expect(session.Page.GetByLabel("E-mail")).ToHaveValueAsync("nobody.at.all@example.com");
        await Expect(session.Page.GetByLabel("Password")).ToHaveValueAsync("");

        await session.SignInAsync(People.Ife, "not-the-password");
        await Expect(session.Page.GetByLabel("E-mail")).ToHaveValueAsync(People.Ife);

        Assert.Equal(unknown, await session.Page.GetByRole(AriaRole.Alert).InnerTextAsync());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    public async Task Leads_to_no_other_site(string returnUrl)
    {
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await session.SignInAsync(People.Ada);

        await Expect(session.Page).ToHaveURLAsync(new Uri(browser.Address, browser.ConsoleOf("Lagos Foods")).ToString());
    }

    [Fact]
    public async Task Says_so_when_the_form_went_stale_and_does_nothing()
    {
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync("/sign-in?returnUrl=%2F%3Fkept");
        await session.Page.Context.ClearCookiesAsync();
        await session.SignInAsync(People.Ada);

        await Expect(session.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("nothing was done");
        await Expect(session.Page).ToHaveURLAsync(new Regex("returnUrl=%2F%3Fkept"));
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_the_same_dress()
    {
        await using var session = await browser.OpenAsync();
        var answer = await session.Page.GotoAsync("/no/such/page");

        Assert.Equal(404, answer!.Status);
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" })).ToBeVisibleAsync();
        await session.Page.ShouldBeAccessibleAsync("not found");
    }

    [GeneratedRegex("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
