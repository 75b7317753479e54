using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
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

        using var client = new HttpClient { BaseAddress = browser.Address };
        var token = await TokenAsync(client, id, secret);
        var organization = new Uri(session.Page.Url).AbsolutePath.Split('/')[2];
        Assert.Equal(HttpStatusCode.OK, await CallAsync(client, organization, token));

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Suspend" }).ClickAsync();
        await session.Page.GetByLabel("Why").FillAsync("trying it out");
        await session.LookAsync("key-suspend", "Suspend Till");
        await session.PressAsync("Suspend key");
        await session.LookAsync("key-suspended", "Till <script>alert(1)</script>");
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(client, organization, token));

        await session.PressAsync("Resume");
        await Expect(session.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Resumed.");
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(client, organization, token));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(client, organization, await TokenAsync(client, id, secret)));
        await RotateAndRevokeAsync(session, client, id, secret);
    }

    private static async Task RotateAndRevokeAsync(BrowserSession session, HttpClient client, string id, string old)
    {
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate" }).First.ClickAsync();
        await session.LookAsync("key-rotate", "Rotate the secret");
        await session.PressAsync("Make the new secret");
        await session.LookAsync("key-rotated", "The new secret");
        var next = await session.Page.Locator("#secret-live").InnerTextAsync();
        await session.Page.GetByRole(AriaRole.Link, new() { Name = "I have copied it" }).ClickAsync();
        await Expect(session.Page.GetByText("waits for its first use")).ToBeVisibleAsync();
        await TokenAsync(client, id, next);
        await TokenAsync(client, id, old);

        await session.Page.ReloadAsync();
        await session.PressAsync("End it now");
        await session.LookAsync("key-end-secret", "Till");
        await session.PressAsync("End it");
        await Expect(session.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The old secret is dead.");
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(client, id, old)).StatusCode);

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "Revoke" }).ClickAsync();
        await session.Page.GetByLabel("Why").FillAsync("no longer needed");
        await session.Page.GetByLabel("Type the key's name").FillAsync("Till");
        await session.PressAsync("Revoke key");
        await Expect(session.Page.GetByText("That is not the name.")).ToBeVisibleAsync();
        await session.LookAsync("key-revoke", "for good?");
        await session.Page.GetByLabel("Type the key's name").FillAsync("Till <script>alert(1)</script>");
        await session.PressAsync("Revoke key");
        await session.LookAsync("key-revoked", "alert(1)</script> Revoked");
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(client, id, next)).StatusCode);
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

    private static async Task<string> TokenAsync(HttpClient client, string id, string secret)
    {
        using var answer = await AskAsync(client, id, secret);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("access_token").GetString()!;
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string id, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth2/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:{secret}")));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> CallAsync(HttpClient client, string organization, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/organizations/{organization}") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
