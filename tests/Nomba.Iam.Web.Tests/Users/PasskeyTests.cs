using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Users;

/// <summary>The ceremonies of passkeys: a good one works, and each way to bend one does not.</summary>
public sealed class PasskeyTests : IAsyncLifetime
{
    private const string Email = "ada@lagosfoods.example";
    private const string Other = "tunde@lagosfoods.example";
    private const string Password = "a-long-test-password";
    private const string Security = "/security";
    private const string Confirm = "/confirm-identity?returnUrl=%2Faccount";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private readonly SignInForm _browser;
    private SeedOutcome _seeded = null!;

    public PasskeyTests()
    {
        _host = new IamHost(_time);
        _browser = new SignInForm(_host);
    }

    private Guid Organization => _seeded.Organizations[0].Id;

    public async ValueTask InitializeAsync()
    {
        _seeded = await _host.SeedAsync(new SeedPlan(
            [new SeedOrganization("Lagos Foods", null, [], [], [new SeedUser(Email, Password, "Owner"), new SeedUser(Other, Password, "Admin")], [], [])], []));
        using var answer = await _browser.SubmitAsync(Email, Password);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Signs_in_with_a_passkey_alone_and_tells_its_person_when_it_came()
    {
        using var device = new SoftwareAuthenticator();
        using var added = await AddAsync(_browser, device);
        var fresh = new SignInForm(_host);
        using var signedIn = await SignInAsync(fresh, device);
        using var page = await fresh.GetAsync(Security);

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("A second factor was added", (await new Mailbox(_host, Email).ReadAsync())[^1].Subject);
        var audit = await new Visitor(_host).PlatformAuditAsync();
        Assert.Equal(1, audit.Count(a => a == "user.passkey_added"));
    }

    [Fact]
    public async Task Asks_for_no_code_after_a_passkey_and_counts_it_as_a_second_factor()
    {
        using var device = new SoftwareAuthenticator();
        using var added = await AddAsync(_browser, device);
        await AuthenticatorApp.SetUpAsync(_browser, Password, _time);
        var fresh = new SignInForm(_host);
        using var signedIn = await SignInAsync(fresh, device);
        using var required = await _browser.CallAsync(HttpMethod.Patch, $"api/v1/organizations/{Organization}", """{"requiresSecondFactor":true}""");
        using var api = await fresh.CallAsync(HttpMethod.Get, $"api/v1/organizations/{Organization}/api-keys");
        var withPassword = new SignInForm(_host);
        using var half = await withPassword.SubmitAsync(Email, Password);

        Assert.EndsWith("/", signedIn.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, required.StatusCode);
        Assert.Equal(HttpStatusCode.OK, api.StatusCode);
        Assert.Contains("/sign-in/code", half.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_one_that_did_not_see_its_person()
    {
        using var careless = new SoftwareAuthenticator { Verifies = false };
        using var added = await AddAsync(_browser, careless);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, added.StatusCode);

        using var device = new SoftwareAuthenticator();
        using var right = await AddAsync(_browser, device);
        device.Verifies = false;
        using var signedIn = await SignInAsync(new SignInForm(_host), device);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signedIn.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost.evil.example", null)]
    [InlineData("https://localhost", null)]
    [InlineData("http://localhost", "evil.example")]
    public async Task Refuses_one_that_another_site_asked_for(string origin, string? relyingParty)
    {
        using var device = new SoftwareAuthenticator { Origin = origin, RelyingParty = relyingParty };
        using var added = await AddAsync(_browser, device);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, added.StatusCode);
        Assert.DoesNotContain("passkey-name", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_an_answer_once_and_only_to_what_was_asked()
    {
        using var device = new SoftwareAuthenticator();
        using var added = await AddAsync(_browser, device);
        var fresh = new SignInForm(_host);
        var answer = device.Get(await OptionsAsync(fresh, "request"));
        using var unasked = await FillCredentialAsync(new SignInForm(_host), answer);
        using var first = await FillCredentialAsync(fresh, answer);
        using var again = await FillCredentialAsync(new SignInForm(_host), answer);
        using var nothing = await FillCredentialAsync(fresh, "{}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unasked.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
    }

    [Fact]
    public async Task Takes_the_same_request_once_however_often_it_is_sent()
    {
        using var device = new SoftwareAuthenticator();
        using var added = await AddAsync(_browser, device);
        using var wire = _host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = _host.ClientOptions.BaseAddress });
        using var page = await wire.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        using var asking = new HttpRequestMessage(HttpMethod.Post, "/passkeys/request-options") { Headers = { { "X-Nomba-Csrf", "1" } } };
        using var options = await wire.SendAsync(asking, TestContext.Current.CancellationToken);
        var cookies = string.Join("; ", page.Headers.GetValues("Set-Cookie").Concat(options.Headers.GetValues("Set-Cookie")).Select(c => c.Split(';')[0]));
        var forgeryToken = SignInForm.ForgeryTokenIn(await page.TextAsync());
        var credential = device.Get(JsonDocument.Parse(await options.TextAsync()).RootElement);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync()));
        var later = await SendAsync();

        Assert.Single(answers, HttpStatusCode.Redirect);
        Assert.Equal(3, answers.Count(a => a == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, later);

        async Task<HttpStatusCode> SendAsync()
        {
            using var form = new FormUrlEncodedContent([new("_handler", "passkey-sign-in"), new("__RequestVerificationToken", forgeryToken), new("credential", credential)]);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = form, Headers = { { "Cookie", cookies } } };
            using var answer = await wire.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Forgets_what_it_asked_after_five_minutes()
    {
        using var device = new SoftwareAuthenticator();
        using var added = await AddAsync(_browser, device);
        var fresh = new SignInForm(_host);
        var answer = device.Get(await OptionsAsync(fresh, "request"));
        _time.Advance(TimeSpan.FromMinutes(6));
        using var late = await FillCredentialAsync(fresh, answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
    }

    [Fact]
    public async Task Opens_nothing_once_it_is_removed()
    {
        using var device = new SoftwareAuthenticator();
        using var added = await AddAsync(_browser, device);
        using var renamed = await _browser.FillAsync(Security, $"rename-{device.Id}", ("passkeyName", "Ada's phone"));
        var named = await PageAsync();
        using var removed = await _browser.FillAsync(Security, $"remove-{device.Id}");
        using var signedIn = await SignInAsync(new SignInForm(_host), device);

        Assert.Contains("Ada&#x27;s phone", named, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signedIn.StatusCode);
        Assert.Contains("Ada's phone", (await new Mailbox(_host, Email).ReadAsync())[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_of_one_person_alone()
    {
        using var device = new SoftwareAuthenticator();
        using var added = await AddAsync(_browser, device);
        var tunde = new SignInForm(_host);
        using var signedIn = await tunde.SubmitAsync(Other, Password);
        using var own = new SoftwareAuthenticator();
        using var second = await AddAsync(tunde, own);
        using var foreign = await ProveAsync(tunde, device);
        using var proven = await ProveAsync(tunde, own);
        using var removed = await tunde.FillAsync(Security, $"remove-{device.Id}");
        using var ada = await SignInAsync(new SignInForm(_host), device);
        using var taken = await AddAsync(tunde, device);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.False(removed.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, proven.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, ada.StatusCode);
    }

    [Fact]
    public async Task Asks_again_who_it_is_before_it_adds_or_removes_one()
    {
        using var device = new SoftwareAuthenticator();
        using var added = await AddAsync(_browser, device);
        _time.Advance(FreshSignIn.Lifetime);
        using var options = await AskAsync(_browser, "creation");
        using var removed = await _browser.FillAsync(Security, $"remove-{device.Id}");
        using var password = await _browser.FillAsync(Security, "totp", ("decision", "begin"), ("currentPassword", Password));
        using var proven = await ProveAsync(_browser, device);
        using var now = await _browser.FillAsync(Security, $"remove-{device.Id}");

        await options.ProblemAsync(HttpStatusCode.Forbidden, "auth.fresh_sign_in_required");
        Assert.Contains("/confirm-identity", removed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("NotDoneYet", string.Concat(removed.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.EndsWith("/account", proven.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith(Security, now.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_last_factor_while_an_organization_requires_one()
    {
        using var device = new SoftwareAuthenticator();
        using var added = await AddAsync(_browser, device);
        using var required = await _browser.CallAsync(HttpMethod.Patch, $"api/v1/organizations/{Organization}", """{"requiresSecondFactor":true}""");
        using var removed = await _browser.FillAsync(Security, $"remove-{device.Id}");

        Assert.Equal(HttpStatusCode.OK, required.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, removed.StatusCode);
        Assert.Contains("passkey-name", await PageAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("creation")]
    [InlineData("request")]
    public async Task Asks_only_for_its_own_pages(string ceremony)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/passkeys/{ceremony}-options");
        using var answer = await _browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Names_no_passkey_to_a_stranger()
    {
        using var device = new SoftwareAuthenticator();
        using var added = await AddAsync(_browser, device);
        var options = await OptionsAsync(new SignInForm(_host), "request");

        Assert.Equal(0, options.GetProperty("allowCredentials").GetArrayLength());
        Assert.Equal("required", options.GetProperty("userVerification").GetString());
    }

    private async Task<string> PageAsync()
    {
        using var page = await _browser.GetAsync(Security);
        return await page.TextAsync();
    }

    private static async Task<HttpResponseMessage> AddAsync(SignInForm browser, SoftwareAuthenticator device) =>
        await browser.FillAsync(Security, "passkey-new", ("credential", device.Create(await OptionsAsync(browser, "creation"))));

    private static async Task<HttpResponseMessage> SignInAsync(SignInForm browser, SoftwareAuthenticator device) =>
        await FillCredentialAsync(browser, device.Get(await OptionsAsync(browser, "request")));

    private static Task<HttpResponseMessage> FillCredentialAsync(SignInForm browser, string credential) =>
        browser.FillAsync("/sign-in", "passkey-sign-in", ("credential", credential));

    private static async Task<HttpResponseMessage> ProveAsync(SignInForm browser, SoftwareAuthenticator device) =>
        await browser.FillAsync(Confirm, "confirm-passkey", ("credential", device.Get(await OptionsAsync(browser, "request"))));

    private static async Task<JsonElement> OptionsAsync(SignInForm browser, string ceremony)
    {
        using var answer = await AskAsync(browser, ceremony);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.TextAsync()).RootElement.Clone();
    }

    private static async Task<HttpResponseMessage> AskAsync(SignInForm browser, string ceremony)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/passkeys/{ceremony}-options") { Headers = { { "X-Nomba-Csrf", "1" } } };
        return await browser.SendAsync(request);
    }
}
