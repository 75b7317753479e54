using System.Net;
using System.Text.RegularExpressions;
using Nomba.Iam.Contracts.Applications;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Applications;

/// <summary>Where the consent page says that a person takes back what they allowed.</summary>
public sealed partial class MyApplicationsPageTests : IAsyncLifetime
{
    private const string Address = "/applications";

    private readonly IamHost _host = new();
    private Merchant _merchant = null!;
    private RegisteredApplications _applications = null!;
    private ApplicationFlow _app = null!;

    public async ValueTask InitializeAsync()
    {
        _merchant = await Merchant.SeedAsync(_host);
        _applications = await RegisteredApplications.OfAsync(_host, _merchant);
        _app = await _applications.RegisterAsync("Kobo Books", "public");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Is_where_the_consent_page_points_to_for_what_is_remembered()
    {
        var page = await ConsentPageAsync(_app);

        Assert.Contains("What you allow is remembered", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Address}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_where_the_consent_page_points_to_for_what_is_asked_each_time()
    {
        await _applications.PatchAsync(_app.ClientId, """{"redirectUris":["http://127.0.0.1/callback"]}""");

        var page = await ConsentPageAsync(_app with { RedirectUri = "http://127.0.0.1/callback" });

        Assert.Contains("You are asked each time", page, StringComparison.Ordinal);
        Assert.DoesNotContain("is remembered", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Address}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_back_what_an_application_holds()
    {
        var browser = await SignedInAsync();
        var tokens = await _app.RedeemAsync(await _app.ConsentAsync(browser));
        var before = await ReadAsync(browser);

        using var answer = await TakeBackAsync(browser, before, Consent().Match(before).Groups[1].Value);

        Assert.Contains("Kobo Books", before, StringComparison.Ordinal);
        Assert.Contains("in Lagos Foods since", before, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, Address), (answer.StatusCode, new Uri(_host.ClientOptions.BaseAddress, answer.Headers.Location!).AbsolutePath));
        Assert.Contains("No application acts for you", await ReadAsync(browser), StringComparison.Ordinal);
        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal("invalid_grant", (await _app.RefreshAsync(tokens.RefreshToken)).Error);
        Assert.Single(await _applications.AuditAsync("consent.revoked"));
    }

    [Fact]
    public async Task Can_be_ended_for_one_person_by_who_runs_the_application()
    {
        await _host.AddPersonAsync(_merchant.Organization.AccountId, "bola@merchant.example", "Viewer");
        var (owner, bola) = (await SignedInAsync(), await SignedInAsync("bola@merchant.example"));
        var mine = await _app.RedeemAsync(await _app.ConsentAsync(owner));
        var hers = await _app.RedeemAsync(await _app.ConsentAsync(bola, "accounts:read"));
        var consent = Consent().Match(await ReadAsync(bola)).Groups[1].Value;
        var page = $"/o/{_merchant.Organization.Id}/applications/{_app.ClientId}/consents";

        using var refused = await bola.FillAsync(page, "end-consent", ("consent", consent));
        var before = await _merchant.IsActiveAsync(hers.AccessToken);
        using var ended = await owner.FillAsync(page, "end-consent", ("consent", consent));
        using var again = await owner.FillAsync(page, "end-consent", ("consent", consent));

        Assert.True(before);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Redirect, HttpStatusCode.NotFound), (refused.StatusCode, ended.StatusCode, again.StatusCode));
        Assert.False(await _merchant.IsActiveAsync(hers.AccessToken));
        Assert.True(await _merchant.IsActiveAsync(mine.AccessToken));
        Assert.Single(await _applications.AuditAsync("consent.revoked"));
    }

    [Fact]
    public async Task Takes_back_nothing_of_somebody_else()
    {
        await _host.AddPersonAsync(_merchant.Organization.AccountId, "bola@merchant.example", "Viewer");
        var (owner, bola) = (await SignedInAsync(), await SignedInAsync("bola@merchant.example"));
        await _app.ConsentAsync(bola, "accounts:read");
        var hers = Consent().Match(await ReadAsync(bola)).Groups[1].Value;

        using var answer = await TakeBackAsync(owner, await ReadAsync(owner), hers);

        Assert.NotEmpty(hers);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Kobo Books", await ReadAsync(bola), StringComparison.Ordinal);
        Assert.Empty(await _applications.AuditAsync("consent.revoked"));
    }

    [Fact]
    public async Task Is_for_people_who_are_signed_in_and_takes_no_form_of_another_site()
    {
        var browser = await SignedInAsync();
        await _app.ConsentAsync(browser);
        using var nobody = await new SignInForm(_host).GetAsync(Address);
        var consent = Consent().Match(await ReadAsync(browser)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("_handler", "take-back"), new("consent", consent)]);
        using var forged = await browser.PostAsync(Address, form);

        Assert.StartsWith("/sign-in", new Uri(_host.ClientOptions.BaseAddress, nobody.Headers.Location!).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var mine = await browser.CallAsync(HttpMethod.Get, "api/v1/users/me/consents");
        Assert.Single((await mine.ReadAsync<Page<ConsentResponse>>()).Items);
    }

    private async Task<string> ConsentPageAsync(ApplicationFlow app)
    {
        var browser = await SignedInAsync();
        using var asked = await app.AuthorizeAsync(browser);
        using var page = await browser.GetAsync(asked.Headers.Location!.ToString());
        return await page.TextAsync();
    }

    private static async Task<string> ReadAsync(SignInForm browser)
    {
        using var page = await browser.GetAsync(Address);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.TextAsync();
    }

    private static async Task<HttpResponseMessage> TakeBackAsync(SignInForm browser, string page, string consent)
    {
        using var form = new FormUrlEncodedContent(
            [new("_handler", "take-back"), new("__RequestVerificationToken", ForgeryToken().Match(page).Groups[1].Value), new("consent", consent)]);
        return await browser.PostAsync(Address, form);
    }

    private Task<SignInForm> SignedInAsync(string email = Merchant.OwnerEmail) => RegisteredApplications.SignInAsync(_host, email);

    [GeneratedRegex("name=\"consent\" value=\"([^\"]+)\"")]
    private static partial Regex Consent();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex ForgeryToken();
}
