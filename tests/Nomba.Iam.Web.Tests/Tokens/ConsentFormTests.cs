using System.Net;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Tokens;

public sealed class ConsentFormTests : IAsyncLifetime
{
    private const string Email = "ada@lagosfoods.example";
    private const string Password = "a-long-test-password";
    private const string Callback = "https://app.example/callback";

    private readonly IamHost _host = new();
    private SeededOrganization _organization = null!;

    public async ValueTask InitializeAsync() => _organization = (await _host.SeedAsync(new SeedPlan(
        [new SeedOrganization("Lagos Foods", null, [], [], [new SeedUser(Email, Password, "Owner")], [], [new SeedApplication("Kobo Books", "public", [Callback])])],
        []))).Organizations[0];

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Takes_no_decision_from_a_page_that_is_not_ours()
    {
        var browser = await SignedInAsync();
        using var form = new FormUrlEncodedContent([.. Parameters(), new("consent", "allow"), new("member_id", _organization.Users[0].MemberId.ToString())]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/authorize") { Content = form, Headers = { { "Accept", "text/html" } } };
        using var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Keeps_an_applications_own_consent_out_of_the_form_and_lets_it_lead_back_to_the_application_only()
    {
        var browser = await SignedInAsync();
        var query = string.Join('&', Parameters().Append(new("consent", "allow")).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
        using var asked = await browser.GetAsync($"/oauth2/authorize?{query}");
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        using var page = await browser.GetAsync(asked.Headers.Location!.ToString());
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("<input type=\"hidden\" name=\"consent\"", html, StringComparison.Ordinal);
        Assert.Contains("Kobo Books", html, StringComparison.Ordinal);
        Assert.Contains("form-action 'self' https://app.example;", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_sign_in_of_any_age_that_an_application_says_is_young_enough()
    {
        var query = string.Join('&', Parameters().Append(new("max_age", "922337203686")).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));

        using var asked = await (await SignedInAsync()).GetAsync($"/oauth2/authorize?{query}");

        Assert.StartsWith("/consent", asked.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/consent")]
    [InlineData("/consent?ticket=made-up")]
    public async Task Says_that_a_request_has_ended_when_there_is_none(string path)
    {
        using var page = await (await SignedInAsync()).GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("This request has ended", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<SignInForm> SignedInAsync()
    {
        var browser = new SignInForm(_host);
        using var answer = await browser.SubmitAsync(Email, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    private IEnumerable<KeyValuePair<string, string>> Parameters() =>
    [
        new("response_type", "code"),
        new("client_id", _organization.Applications[0].ClientId.ToString()),
        new("redirect_uri", Callback),
        new("scope", "openid"),
        new("state", "some-state"),
        new("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        new("code_challenge_method", "S256"),
    ];
}
