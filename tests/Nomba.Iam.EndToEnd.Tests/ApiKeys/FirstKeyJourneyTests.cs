using System.Net;
using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using Nomba.Iam.EndToEnd.Tests.Tokens;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.ApiKeys;

/// <summary>From nothing to a key that works, and to one that does not any more.</summary>
public sealed class FirstKeyJourneyTests(BrowserFixture browser)
{
    private const string Email = "founder@newshop.example";
    private const string Password = "seven yellow pineapples";

    [Fact]
    public async Task From_signing_up_to_a_call_that_works_and_to_one_that_is_refused()
    {
        await using var session = await browser.OpenAsync();
        await SignUpAsync(session);
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Create an organization" }).ClickAsync();
        await session.LookAsync("organization-new", "New organization");
        await session.Page.GetByLabel("Name").FillAsync("New Shop");
        await session.PressAsync("Create organization");
        await session.LookAsync("overview-empty", "New Shop");

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Create a key for your server" }).ClickAsync();
        await session.LookAsync("key-new", "New API key");
        await session.Page.GetByLabel("Name").FillAsync("Till <script>alert(1)</script>");
        await session.PressAsync("Review");
        await session.LookAsync("key-review", "Create this key?");
        await session.PressAsync("Create key");
        await session.LookAsync("key-secrets", "is ready");
        var (id, secret) = (await session.Page.Locator("#id-live").InnerTextAsync(), await session.Page.Locator("#secret-live").InnerTextAsync());
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "I have copied both" }).ClickAsync();

        using var client = new TokenClient(browser.Address);
        var token = await client.TokenAsync(id, secret);
        var organization = new Uri(session.Page.Url).AbsolutePath.Split('/')[2];
        Assert.Equal(HttpStatusCode.OK, await browser.Merchant.CallAsync(organization, token));

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Suspend" }).ClickAsync();
        await session.Page.GetByLabel("Why").FillAsync("trying it out");
        await session.LookAsync("key-suspend", "Suspend Till");
        await session.PressAsync("Suspend key");
        await session.LookAsync("key-suspended", "Till <script>alert(1)</script>");
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.Merchant.CallAsync(organization, token));

        await session.PressAsync("Resume");
        await Expect(session.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Resumed.");
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.Merchant.CallAsync(organization, token));
        Assert.Equal(HttpStatusCode.OK, await browser.Merchant.CallAsync(organization, await client.TokenAsync(id, secret)));
        await RotateAndRevokeAsync(session, client, id, secret);
    }

    private static async Task RotateAndRevokeAsync(BrowserSession session, TokenClient client, string id, string old)
    {
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate" }).First.ClickAsync();
        await session.LookAsync("key-rotate", "Rotate the secret");
        await session.PressAsync("Make the new secret");
        await session.LookAsync("key-rotated", "The new secret");
        var next = await session.Page.Locator("#secret-live").InnerTextAsync();
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "I have copied it" }).ClickAsync();
        await Expect(session.Page.GetByText("waits for its first use")).ToBeVisibleAsync();
        await client.TokenAsync(id, next);
        await client.TokenAsync(id, old);

        await session.Page.ReloadAsync();
        await session.PressAsync("End it now");
        await session.LookAsync("key-end-secret", "Till");
        await session.PressAsync("End it");
        await Expect(session.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The old secret is dead.");
        Assert.Equal(HttpStatusCode.Unauthorized, await client.AskAsync(id, old));

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Revoke" }).ClickAsync();
        await session.Page.GetByLabel("Why").FillAsync("no longer needed");
        await session.Page.GetByLabel("Type the key's name").FillAsync("Till");
        await session.PressAsync("Revoke key");
        await Expect(session.Page.GetByText("That is not the name.")).ToBeVisibleAsync();
        await session.LookAsync("key-revoke", "for good?");
        await session.Page.GetByLabel("Type the key's name").FillAsync("Till <script>alert(1)</script>");
        await session.PressAsync("Revoke key");
        await session.LookAsync("key-revoked", "alert(1)</script> Revoked");
        Assert.Equal(HttpStatusCode.Unauthorized, await client.AskAsync(id, next));
    }

    private async Task SignUpAsync(BrowserSession session)
    {
        await session.Page.GotoAsync("/sign-up");
        await session.Page.GetByLabel("E-mail").FillAsync(Email);
        await session.Page.GetByLabel("Password").FillAsync(Password);
        await session.PressAsync("Create the account");
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Check your mail");
        await session.Page.GotoAsync($"/confirm-email#token={await browser.Mail(Email).TokenAsync()}");
        await session.PressAsync("Confirm the address");
        await session.SignInAsync(Email, Password);
    }
}
