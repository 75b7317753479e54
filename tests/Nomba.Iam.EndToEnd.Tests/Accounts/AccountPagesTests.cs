using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Accounts;

public sealed class AccountPagesTests(BrowserFixture browser)
{
    private string Accounts => browser.ConsoleOf("Lagos Foods") + "/accounts";

    [Fact]
    public async Task Create_rename_suspend_and_reactivate_an_account()
    {
        await using var session = await browser.SignedInAsync(People.Ada);
        await session.LookAtAsync(Accounts + "/new", "account-new", "New account");
        await session.Page.GetByLabel("Name").FillAsync("Ikeja outlet");
        await session.PressAsync("Create account");
        await Expect(session.Page.GetByLabel("Name")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(session.Page.GetByLabel("Name")).ToHaveValueAsync("Ikeja outlet");
        await session.LookAsync("account-name-taken", "New account");

        await session.Page.GetByLabel("Name").FillAsync("<b>Yaba</b> outlet");
        await session.PressAsync("Create account");
        await session.LookAsync("account", "<b>Yaba</b> outlet");
        await session.Page.GetByLabel("Name").FillAsync("Yaba outlet");
        await session.PressAsync("Save");
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Yaba outlet");
        await session.Page.GetByLabel("Why").FillAsync("Closed for repairs");
        await session.PressAsync("Suspend account");
        await session.LookAsync("account-suspended", "Yaba outlet");
        await session.PressAsync("Reactivate account");
        await Expect(session.Page.GetByText("Active", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task List_finds_and_says_when_there_is_nothing()
    {
        await using var session = await browser.SignedInAsync(People.Ada);
        await session.LookAtAsync(Accounts, "accounts", "Accounts");
        await session.Page.GetByRole(AriaRole.Searchbox).FillAsync("nowhere");
        await session.PressAsync("Search");
        await Expect(session.Page.GetByText("No account matches")).ToBeVisibleAsync();
        await session.LookAsync("accounts-none", "Accounts");
    }

    [Fact]
    public async Task Are_not_there_for_other_organizations_nor_for_who_may_not_read_them()
    {
        await using var session = await browser.SignedInAsync(People.Ife);

        var other = await session.Page.GotoAsync(Accounts);
        var own = await session.Page.GotoAsync(browser.ConsoleOf("Kobo Trading") + "/accounts");

        Assert.Equal((404, 403), (other!.Status, own!.Status));
        await Expect(session.Page.GetByRole(AriaRole.Link, new() { Name = "Accounts" })).ToHaveCountAsync(0);
        await session.LookAsync("refused", "You may not see this");
    }
}
