using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Nomba.Iam.EndToEnd.Tests.Browsers;
using Nomba.Iam.Testing.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Nomba.Iam.EndToEnd.Tests.Tokens;

/// <summary>An application on a device, a person at a browser, and the whole way between them.</summary>
public sealed class AuthorizationCodeJourneyTests(BrowserFixture browser)
{
    [Fact]
    public async Task Ends_with_both_tokens_after_sign_in_and_consent()
    {
        await using var app = await CallbackListener.StartAsync();
        await using var session = await browser.OpenAsync();
        var request = new AuthorizationRequest(browser, app.RedirectUri, "openid email transfers:initiate accounts:read");
        await session.Page.GotoAsync(request.Path);
        await session.SignInAsync(People.Ada);
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kobo Books wants to act for you");
        await Expect(session.Page.GetByText("Lagos Foods")).ToBeVisibleAsync();
        await Expect(session.Page.GetByText("Initiate transfers")).ToBeVisibleAsync();
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();

        var answer = await app.AnswerAsync();
        AssertOurs(request, answer);
        using var redeemed = await request.RedeemAsync(answer["code"].ToString());
        var tokens = await ReadAsync(redeemed);
        Assert.Equal(MemberOf("Lagos Foods", People.Ada), Claims(tokens, "access_token").GetProperty("sub").GetString());
        Assert.EndsWith("accounts:read transfers:initiate", Claims(tokens, "access_token").GetProperty("scope").GetString());
        Assert.NotEmpty(tokens.GetProperty("refresh_token").GetString()!);
        Assert.Equal(request.Nonce, Claims(tokens, "id_token").GetProperty("nonce").GetString());
    }

    [Fact]
    public async Task Works_without_script()
    {
        await using var app = await CallbackListener.StartAsync();
        await using var session = await browser.OpenAsync(new BrowserKind(RunsScript: false));
        var request = new AuthorizationRequest(browser, app.RedirectUri);
        await session.Page.GotoAsync(request.Path);
        await session.SignInAsync(People.Ada);
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();

        AssertOurs(request, await app.AnswerAsync());
    }

    [Fact]
    public async Task Acts_in_the_organization_that_the_person_chose()
    {
        await using var app = await CallbackListener.StartAsync();
        await using var session = await browser.OpenAsync();
        var request = new AuthorizationRequest(browser, app.RedirectUri);
        await session.Page.GotoAsync(request.Path);
        await session.SignInAsync(People.Tunde);
        await Expect(session.Page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
        await Expect(session.Page.GetByRole(AriaRole.Radio).First).ToBeCheckedAsync();
        await session.Page.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();

        using var redeemed = await request.RedeemAsync((await app.AnswerAsync())["code"].ToString());
        var tokens = await ReadAsync(redeemed);
        Assert.Equal(MemberOf("Lagos Foods", People.Tunde), Claims(tokens, "access_token").GetProperty("sub").GetString());
    }

    [Fact]
    public async Task Tells_the_application_when_the_person_denies()
    {
        await using var app = await CallbackListener.StartAsync();
        await using var session = await browser.OpenAsync();
        var request = new AuthorizationRequest(browser, app.RedirectUri);
        await session.Page.GotoAsync(request.Path);
        await session.SignInAsync(People.Ada);
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Deny" }).ClickAsync();

        var answer = await app.AnswerAsync();
        AssertOurs(request, answer);
        Assert.Equal("access_denied", answer["error"]);
        Assert.False(answer.ContainsKey("code"));
    }

    [Fact]
    public async Task Explains_when_the_person_holds_nothing_of_what_is_asked()
    {
        await using var app = await CallbackListener.StartAsync();
        await using var session = await browser.OpenAsync();
        var request = new AuthorizationRequest(browser, app.RedirectUri, "transfers:initiate");
        await session.Page.GotoAsync(request.Path);
        await session.SignInAsync(People.Ife);
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is nothing you can grant here");
        await session.PictureAsync("consent-nothing");
        await session.Page.ShouldBeAccessibleAsync("nothing to grant");
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Go back to Kobo Books" }).ClickAsync();

        Assert.Equal("access_denied", (await app.AnswerAsync())["error"]);
    }

    [Fact]
    public async Task Asks_again_when_somebody_else_signs_in_from_the_consent_page()
    {
        await using var app = await CallbackListener.StartAsync();
        await using var session = await browser.OpenAsync();
        await session.Page.GotoAsync(new AuthorizationRequest(browser, app.RedirectUri).Path);
        await session.SignInAsync(People.Ada);
        await Expect(session.Page.GetByRole(AriaRole.Button, new() { Name = "Allow" })).ToBeVisibleAsync();
        var firstConsent = session.Page.Url;
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Not you? Sign out" }).ClickAsync();
        await session.SignInAsync(People.Tunde);
        await Expect(session.Page.GetByText(People.Tunde)).ToBeVisibleAsync();

        var foreign = await session.Page.GotoAsync(firstConsent);
        Assert.Equal(400, foreign!.Status);
        await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This request has ended");
        Assert.False(app.WasCalled);
    }

    [Theory]
    [InlineData("callback", "callbacK")]
    [InlineData("callback", "callback/")]
    [InlineData("http://127.0.0.1", "http://127.0.0.2")]
    public async Task Sends_nobody_to_an_address_that_differs_in_one_character(string registered, string sent)
    {
        await using var app = await CallbackListener.StartAsync();
        await using var session = await browser.OpenAsync();
        var answer = await session.Page.GotoAsync(new AuthorizationRequest(browser, app.RedirectUri.Replace(registered, sent, StringComparison.Ordinal)).Path);

        Assert.Equal(400, answer!.Status);
        Assert.StartsWith(browser.Address.ToString(), session.Page.Url);
        await Expect(session.Page.GetByText("invalid_request")).ToBeVisibleAsync();
        await session.PictureAsync("authorize-refused");
        await session.Page.ShouldBeAccessibleAsync("refused request");
        Assert.False(app.WasCalled);
    }

    [Fact]
    public async Task Consent_can_be_read_and_given_by_everybody_in_both_themes_and_sizes()
    {
        await using var app = await CallbackListener.StartAsync();
        foreach (var kind in BrowserKind.All)
        {
            foreach (var person in new[] { People.Ada, People.Tunde })
            {
                await using var session = await browser.OpenAsync(kind);
                await session.Page.GotoAsync(new AuthorizationRequest(browser, app.RedirectUri).Path);
                await session.SignInAsync(person);
                await Expect(session.Page.GetByRole(AriaRole.Button, new() { Name = "Allow" })).ToBeVisibleAsync();
                var name = $"consent-{person.Split('@')[0]}-{kind}";
                await session.PictureAsync(name);
                await session.Page.ShouldBeAccessibleAsync(name);
            }
        }
    }

    [Fact]
    public async Task Consent_is_listed_and_taken_back_by_the_person_who_gave_it()
    {
        await using var app = await CallbackListener.StartAsync();
        foreach (var kind in BrowserKind.All)
        {
            await using var session = await browser.OpenAsync(kind);
            await session.Page.GotoAsync(new AuthorizationRequest(browser, app.RedirectUri).Path);
            await session.SignInAsync(People.Ada);
            await session.Page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
            await session.Page.WaitForURLAsync(url => url.StartsWith(app.RedirectUri, StringComparison.Ordinal));

            await session.Page.GotoAsync("/applications");
            var takeBack = session.Page.GetByRole(AriaRole.Button, new() { Name = "Take back what Kobo Books may do in Lagos Foods" });
            await Expect(takeBack).ToBeVisibleAsync();
            await session.PictureAsync($"applications-{kind}");
            await session.Page.ShouldBeAccessibleAsync($"applications-{kind}");

            await takeBack.ClickAsync();
            await session.PictureAsync($"applications-take-back-{kind}");
            await session.Page.ShouldBeAccessibleAsync($"applications-take-back-{kind}");
            await session.PressAsync("Take it back");
            await Expect(session.Page.GetByRole(AriaRole.Heading, new() { Name = "No application acts for you" })).ToBeVisibleAsync();
            await session.PictureAsync($"applications-none-{kind}");
            await session.Page.ShouldBeAccessibleAsync($"applications-none-{kind}");
        }
    }

    private string MemberOf(string organization, string person) =>
        browser.Seeded.Organizations.Single(o => o.Name == organization).Users.Single(u => u.Email == person).MemberId.ToString();

    private static void AssertOurs(AuthorizationRequest request, IQueryCollection answer)
    {
        Assert.Equal(request.State, answer["state"]);
        Assert.Equal(IamHost.Issuer, answer["iss"].ToString().TrimEnd('/'));
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    private static JsonElement Claims(JsonElement tokens, string name)
    {
        var payload = tokens.GetProperty(name).GetString()!.Split('.')[1];
        return JsonDocument.Parse(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(payload))).RootElement;
    }
}
