using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using Nomba.Iam.EndToEnd.Tests.Tokens;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.ApiKeys;

/// <summary>A key is changed, gets another role, is suspended with others, and forgotten.</summary>
public sealed class KeyPagesTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_key_is_edited_and_given_another_role()
    {
        await using var shop = await browser.OpenShopAsync();
        var (session, page) = (shop.Session, shop.Session.Page);
        await session.LookAtAsync(shop.KeyHome + "/edit", "key-edit", "Edit Till server");
        await page.GetByLabel("Whom to ask about it").FillAsync("ops@shop.example");
        await page.GetByLabel("Tags").FillAsync("tills, ikeja");
        await page.GetByLabel("Addresses").FillAsync("10.0.0.5/8");
        await session.PressAsync("Save");
        await Expect(page.GetByLabel("Addresses")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByLabel("Tags")).ToHaveValueAsync("tills, ikeja");
        await session.LookAsync("key-edit-fault", "Edit Till server");
        await page.GetByLabel("Addresses").FillAsync("10.0.0.0/8");
        await session.PressAsync("Save");
        await Expect(page.GetByText("ikeja, tills")).ToBeVisibleAsync();

        await session.LookAtAsync(shop.KeyHome + "/roles", "key-roles", "The role of Till server");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Admin" }).UncheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Viewer" }).CheckAsync();
        await session.PressAsync("See what changes");
        await session.LookAsync("key-roles-preview", "Change the role of Till server?");
        await Expect(page.Locator(".loses").First).ToBeVisibleAsync();
        await session.PressAsync("Change the role");
        await Expect(page.Locator(".facts").GetByText("Viewer", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Several_keys_are_suspended_at_once_and_a_revoked_one_is_forgotten()
    {
        await using var shop = await browser.OpenShopAsync();
        var (session, page) = (shop.Session, shop.Session.Page);
        using var client = new TokenClient(browser.Address);
        var live = shop.Seeded.ApiKeys[1].Live;
        await client.TokenAsync(live.ClientId.ToString(), live.ClientSecret!);

        await page.GotoAsync(shop.Home + "/keys");
        await page.GetByLabel("Choose all keys on this page").CheckAsync();
        await session.PressAsync("Suspend the chosen…");
        await page.GetByLabel("Why").FillAsync("Somebody left a laptop on the bus");
        await session.LookAsync("keys-suspend", "Suspend several keys");
        await session.PressAsync("Suspend 2 keys");
        await Expect(page.Locator("tbody").GetByText("Suspended", new() { Exact = true })).ToHaveCountAsync(2);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await client.AskAsync(live.ClientId.ToString(), live.ClientSecret!));

        await page.GotoAsync(shop.KeyHome + "/revoke");
        await page.GetByLabel("Why").FillAsync("gone");
        await page.GetByLabel("Type the key's name").FillAsync(Shop.Key);
        await session.PressAsync("Revoke key");
        await session.PressAsync("Remove from the list");
        await session.LookAsync("key-delete", Shop.Key);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Deleted.");
    }

    [Fact]
    public async Task Figures_go_on_while_somebody_looks()
    {
        await using var shop = await browser.OpenShopAsync();
        var page = shop.Session.Page;
        await page.Clock.InstallAsync();
        await page.GotoAsync(shop.KeyHome);
        await Expect(page.Locator("#figures .figure").Nth(1)).ToContainTextAsync("0");
        using var client = new TokenClient(browser.Address);
        var live = shop.Seeded.ApiKeys[0].Live;
        await client.TokenAsync(live.ClientId.ToString(), live.ClientSecret!);
        await browser.FlushUsageAsync();

        await page.Clock.FastForwardAsync("00:16");
        await Expect(page.Locator("#figures .figure").Nth(1)).ToContainTextAsync("1");
    }
}
