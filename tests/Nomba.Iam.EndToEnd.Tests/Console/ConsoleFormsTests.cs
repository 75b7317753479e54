using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Console;

/// <summary>What people do in the console on other days, at the pages themselves.</summary>
public sealed class ConsoleFormsTests(BrowserFixture browser)
{
    [Fact]
    public async Task Somebody_is_invited_comes_in_and_is_seen()
    {
        await using var shop = await browser.OpenShopAsync();
        var (session, page, guest) = (shop.Session, shop.Session.Page, $"{Guid.CreateVersion7():N}@guest.example");
        await page.GotoAsync(shop.Home + "/members/invite");
        await page.GetByLabel("E-mail").FillAsync(guest);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Viewer" }).CheckAsync();
        await session.PressAsync("Send the invitation");
        await session.LookAsync("invitations-one", "Invitations");
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = guest })).ToBeVisibleAsync();

        await using var other = await browser.OpenAsync();
        await other.Page.GotoAsync($"/accept-invitation#token={await browser.Mail(guest).TokenAsync()}");
        await other.Page.GetByLabel("Password").FillAsync("seven yellow pineapples");
        await other.PressAsync("Create the account and join");
        await other.SignInAsync(guest, "seven yellow pineapples");
        await Expect(other.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Shop of");

        await page.GotoAsync(shop.Home + "/members");
        await page.GetByRole(AriaRole.Link, new() { Name = guest }).ClickAsync();
        await session.LookAsync("member-seen", guest);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What they did last" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "All of it" }).ClickAsync();
        await Expect(page.GetByLabel($"Only what {guest} did")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_clerk_sees_which_roles_are_not_theirs_to_give()
    {
        await using var shop = await browser.OpenShopAsync();
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync($"/sign-in?returnUrl={shop.Home}/members/invite");
        await session.SignInAsync("clerk-" + shop.Owner);
        await session.LookAsync("invite-clerk", "Invite somebody");
        await Expect(session.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Admin" })).ToBeDisabledAsync();
        await Expect(session.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"Shop {Shop.Colleague}" })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task A_webhook_is_made_tried_and_given_another_secret()
    {
        await using var shop = await browser.OpenShopAsync();
        var (session, page) = (shop.Session, shop.Session.Page);
        await page.GotoAsync(shop.Home + "/webhooks/new");
        await page.GetByLabel("Address").FillAsync("http://127.0.0.1:65530/events");
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await session.PressAsync("Create webhook");
        await session.LookAsync("webhook-secret", "The webhook is ready");
        await page.GetByRole(AriaRole.Link, new() { Name = "I have copied it" }).ClickAsync();
        await session.PressAsync("Send a test");
        await Expect(page.Locator("tbody a")).ToHaveCountAsync(1);
        await session.LookAsync("webhook", "127.0.0.1");
        await ReloadUntilAsync(page, page.Locator("tbody td[data-label=Attempts]").GetByText("1", new() { Exact = true }));
        await page.Locator("tbody a").ClickAsync();
        await session.LookAsync("webhook-delivery", "");
        await Expect(page.GetByLabel("Payload")).ToContainTextAsync("webhook.test");

        await page.GotoAsync(shop.Home + "/webhooks");
        await page.Locator("tbody a").ClickAsync();
        await session.PressAsync("New secret");
        await session.LookAsync("webhook-rotated", "The new signing secret");
        await page.GetByRole(AriaRole.Link, new() { Name = "I have copied it" }).ClickAsync();
        await session.PressAsync("Delete");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Deleted.");
    }

    [Fact]
    public async Task Personal_data_is_taken_out_of_an_entry_and_the_log_still_verifies()
    {
        await using var shop = await browser.OpenShopAsync();
        var (session, page) = (shop.Session, shop.Session.Page);
        await session.CallAsync($"organizations/{shop.Seeded.Id}/api-keys/{shop.Seeded.ApiKeys[0].Id}/suspend", """{"reason":"Ms Adeyemi of 5 Marina called"}""");
        await page.GotoAsync(shop.Home + "/audit?q=Adeyemi");
        await page.Locator("tbody a").First.ClickAsync();
        await page.GetByLabel("Why, without personal data").FillAsync("a reason named a customer");
        await page.GetByLabel("I know that nobody can bring it back.").CheckAsync();
        await session.LookAsync("audit-redact", "API key suspended");
        await session.PressAsync("Take it out for good");
        await Expect(page.GetByText("The personal data of this entry was taken out:")).ToBeVisibleAsync();
        await session.LookAsync("audit-redacted", "API key suspended");
        await page.GotoAsync(shop.Home + "/audit?q=Adeyemi");
        await Expect(page.GetByText("No entry matches")).ToBeVisibleAsync();
        await session.PressAsync("Verify");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The log is whole");
    }

    [Fact]
    public async Task A_password_and_an_address_are_changed()
    {
        await using var shop = await browser.OpenShopAsync();
        var (session, page) = (shop.Session, shop.Session.Page);
        await page.GotoAsync("/account");
        var password = page.Locator("form", new() { HasText = "Set the new password" });
        await password.GetByLabel("Current password").FillAsync("not this one");
        await password.GetByLabel("New password").FillAsync("seven yellow pineapples");
        await session.PressAsync("Set the new password");
        await Expect(page.GetByText("The current password is not right.")).ToBeVisibleAsync();
        await session.LookAsync("account-password-fault", "My account");
        await password.GetByLabel("Current password").FillAsync(People.Password);
        await password.GetByLabel("New password").FillAsync("seven yellow pineapples");
        await session.PressAsync("Set the new password");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();

        var email = page.Locator("form", new() { HasText = "Ask for the change" });
        await email.GetByLabel("New address").FillAsync("new-" + shop.Owner);
        await email.GetByLabel("Current password").FillAsync("seven yellow pineapples");
        await session.PressAsync("Ask for the change");
        await session.LookAsync("account-email-waits", "My account");
        await Expect(page.GetByText($"A change to new-{shop.Owner} waits.")).ToBeVisibleAsync();
        await session.PressAsync("Keep the old address");
        await Expect(page.GetByLabel("New address")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_second_factor_cannot_be_required_by_who_has_none()
    {
        await using var shop = await browser.OpenShopAsync();
        await shop.Session.Page.GotoAsync(shop.Home + "/settings");
        await shop.Session.PressAsync("Require it of everyone");
        await Expect(shop.Session.Page.GetByText("Set up a second factor for yourself first")).ToBeVisibleAsync();
        await shop.Session.LookAsync("settings-factor-fault", "Settings");
    }

    [Fact]
    public async Task A_refusal_is_explained()
    {
        await using var shop = await browser.OpenShopAsync();
        var (session, page) = (shop.Session, shop.Session.Page);
        await page.GotoAsync(shop.Home + "/why");
        await page.GetByLabel("Person or key").SelectOptionAsync(new SelectOptionValue { Label = "clerk-" + shop.Owner });
        await page.GetByLabel("Permission").SelectOptionAsync("api_keys:create");
        await page.Locator("form", new() { HasText = "By who and what" }).GetByRole(AriaRole.Button).ClickAsync();
        await session.LookAsync("why-refused", "Why was this refused?");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "It is refused" })).ToBeVisibleAsync();
        await page.GetByLabel("Request id").FillAsync("no-such-request");
        await page.Locator("form", new() { HasText = "By the request's id" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByLabel("Request id")).ToHaveAttributeAsync("aria-invalid", "true");
        await session.LookAsync("why-unknown", "Why was this refused?");
    }

    [Fact]
    public async Task The_audit_log_prints_without_what_surrounds_it()
    {
        await using var shop = await browser.OpenShopAsync();
        await shop.Session.Page.GotoAsync(shop.Home + "/audit");
        await shop.Session.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(shop.Session.Page.GetByRole(AriaRole.Navigation).First).ToBeHiddenAsync();
        await Expect(shop.Session.Page.GetByRole(AriaRole.Button, new() { Name = "Verify" })).ToBeHiddenAsync();
        await Expect(shop.Session.Page.GetByRole(AriaRole.Searchbox)).ToBeHiddenAsync();
        await Expect(shop.Session.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        await shop.Session.PictureAsync("audit-print");
    }

    /// <summary>Every page of an organization in which all names and texts are markup. It runs nowhere, and is nowhere a part of the page.</summary>
    [Fact]
    public async Task Text_that_is_markup_stays_text_on_every_page()
    {
        const string Markup = "<img src=x onerror=hacked=1>";
        await using var shop = await browser.OpenShopAsync(Markup);
        var (session, page, id) = (shop.Session, shop.Session.Page, shop.Seeded.Id);
        var key = $"organizations/{id}/api-keys/{shop.Seeded.ApiKeys[1].Id}";
        await session.CallAsync($"organizations/{id}/webhooks", $$"""{"url":"http://127.0.0.1:65530/{{Uri.EscapeDataString(Markup)}}","description":"{{Markup}}","eventTypes":["api_key.created"]}""");
        await session.CallAsync($"{key}/suspend", $$"""{"reason":"{{Markup}}"}""");
        await session.CallAsync($"organizations/{id}/roles", $$"""{"name":"{{Markup}} role","description":"{{Markup}}","permissions":["api_keys:read"]}""");
        await session.CallAsync($"organizations/{id}/api-keys", $$"""{"name":"{{Markup}} 3","description":"{{Markup}}","ownerContact":"{{Markup}}"}""");

        string[] pages = ["", "/keys", "/usage", "/members", "/members/invite", "/members/invitations", "/roles", "/roles/new", "/accounts", "/applications", "/apis", "/webhooks", "/audit", "/why", "/settings", "/leave"];
        HashSet<string> todo = [.. pages.Select(p => shop.Home + p), "/organizations", "/account"];
        var seen = new HashSet<string>();
        while (todo.Count > 0)
        {
            var path = todo.First();
            todo.Remove(path);
            seen.Add(path);
            var answer = await page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path} answers {answer.Status}");
            Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
            Assert.False(await page.EvaluateAsync<bool>("() => 'hacked' in window"), path);
            var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main a[href]')].map(a => new URL(a.href)).filter(u => u.origin === location.origin).map(u => u.pathname)");
            todo.UnionWith(links.Where(l => l.StartsWith(shop.Home + "/", StringComparison.Ordinal) && !l.Contains("/audit/", StringComparison.Ordinal) && !seen.Contains(l)));
        }

        Assert.True(seen.Count > 30, $"Only {seen.Count} pages were found.");
    }

    private static async Task ReloadUntilAsync(IPage page, ILocator there)
    {
        for (var i = 0; i < 20 && await there.CountAsync() == 0; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), TestContext.Current.CancellationToken);
            await page.ReloadAsync();
        }

        await Expect(there.First).ToBeVisibleAsync();
    }
}
