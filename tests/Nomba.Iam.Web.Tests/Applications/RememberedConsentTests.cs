using System.Net;
using Nomba.Iam.Contracts.Applications;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.ApiKeys;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Applications;

public sealed class RememberedConsentTests : IAsyncLifetime
{
    private const string Mine = "/api/v1/users/me/consents";

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
    public async Task Asks_once_and_answers_by_itself_afterwards()
    {
        var browser = await SignedInAsync();
        var first = await _app.RedeemAsync(await _app.ConsentAsync(browser));
        using var again = await _app.AuthorizeAsync(browser);
        using var silent = await _app.AuthorizeAsync(browser, prompt: "none");
        using var less = await _app.AuthorizeAsync(browser, "accounts:read");

        Assert.Equal("openid accounts:read", first.Scope);
        foreach (var answer in (HttpResponseMessage[])[again, silent, less])
        {
            Assert.Equal(200, (await _app.RedeemAsync(_app.CodeIn(answer))).Status);
        }

        var given = Assert.Single(await _applications.AuditAsync("consent.given"));
        Assert.Equal((_merchant.Organization.Users[0].MemberId, _merchant.Organization.AccountId), (given.ActorId!.Value.Value, given.OrganizationId!.Value.Value));
    }

    [Theory]
    [InlineData("openid accounts:read transfers:initiate", null)]
    [InlineData("openid email accounts:read", null)]
    [InlineData("openid", null)]
    [InlineData("openid accounts:read", "consent")]
    [InlineData("openid accounts:read", "select_account")]
    public async Task Asks_again_for_more_and_when_the_application_wants_it(string scope, string? prompt)
    {
        var browser = await SignedInAsync();
        await _app.ConsentAsync(browser);
        using var answer = await _app.AuthorizeAsync(browser, scope, prompt);

        Assert.StartsWith("/consent", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adds_what_is_agreed_to_later()
    {
        var browser = await SignedInAsync();
        await _app.ConsentAsync(browser);
        await _app.ConsentAsync(browser, "transfers:initiate");
        using var both = await _app.AuthorizeAsync(browser, "accounts:read transfers:initiate", "none");

        Assert.Equal("accounts:read transfers:initiate", (await _app.RedeemAsync(_app.CodeIn(both))).Scope);
        Assert.Equal(2, (await _applications.AuditAsync("consent.given")).Count);
        Assert.Single((await MineAsync(browser)).Items);
    }

    [Fact]
    public async Task Says_what_is_missing_when_nobody_may_be_asked()
    {
        using var signedOut = await _app.AuthorizeAsync(new SignInForm(_host), prompt: "none");
        using var notAsked = await _app.AuthorizeAsync(await SignedInAsync(), prompt: "none");

        Assert.Contains("error=login_required", signedOut.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("error=consent_required", notAsked.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public", "http://127.0.0.1/callback", false)]
    [InlineData("public", "com.example.kobo:/callback", false)]
    [InlineData("confidential", "http://127.0.0.1/callback", true)]
    public async Task Always_asks_where_any_program_on_the_device_could_have_asked(string kind, string uri, bool remembers)
    {
        var app = await _applications.RegisterAsync("Desk", kind);
        await _applications.PatchAsync(app.ClientId, $$"""{"redirectUris":["{{uri}}"]}""");
        var (browser, local) = (await SignedInAsync(), app with { RedirectUri = uri });
        await local.ConsentAsync(browser);
        using var again = await local.AuthorizeAsync(browser);

        Assert.Equal(remembers, !again.Headers.Location!.ToString().StartsWith("/consent", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"redirectUris":["https://app.example/callback","https://elsewhere.example/callback"]}""", true)]
    [InlineData("""{"allowAllPermissions":true}""", true)]
    [InlineData("""{"name":"Kobo"}""", false)]
    [InlineData("""{"allowedPermissions":["accounts:read"]}""", false)]
    public async Task Asks_again_when_the_application_could_get_more_than_was_agreed_to(string change, bool asks)
    {
        var app = await _applications.RegisterAsync("Ledger", "public", ""","allowedPermissions":["accounts:read","transfers:initiate"]""");
        var browser = await SignedInAsync();
        await app.ConsentAsync(browser);
        await _applications.PatchAsync(app.ClientId, change);
        using var again = await app.AuthorizeAsync(browser);

        Assert.Equal(asks, again.Headers.Location!.ToString().StartsWith("/consent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gives_what_was_asked_and_is_held_and_allowed()
    {
        var app = await _applications.RegisterAsync("Ledger", "public", ""","allowedPermissions":["accounts:read","accounts:create"]""");
        var browser = await SignedInAsync();
        var some = await app.RedeemAsync(await app.ConsentAsync(browser, "accounts:read transfers:initiate no:such"));
        using var none = await app.AuthorizeAsync(browser, "transfers:initiate");
        using var page = await browser.GetAsync(none.Headers.Location!.ToString());

        Assert.Equal("accounts:read", some.Scope);
        Assert.Contains("There is nothing you can grant here", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_with_everything_the_application_holds_when_it_is_taken_back()
    {
        var browser = await SignedInAsync();
        var (first, second) = (await _app.RedeemAsync(await _app.ConsentAsync(browser, "")), await _app.RedeemAsync(await _app.ConsentAsync(browser, "", "consent")));
        var unused = await _app.ConsentAsync(browser, "", "consent");
        var other = await _applications.RegisterAsync("Ledger", "public");
        var untouched = await other.RedeemAsync(await other.ConsentAsync(browser, ""));
        var consent = (await MineAsync(browser)).Items.Single(c => c.ApplicationId == _app.ClientId);
        using var revoked = await browser.CallAsync(HttpMethod.Delete, $"{Mine}/{consent.Id}");
        using var again = await browser.CallAsync(HttpMethod.Delete, $"{Mine}/{consent.Id}");

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        await again.ProblemAsync(HttpStatusCode.NotFound, "consent.not_found");
        foreach (var tokens in (OAuthAnswer[])[first, second])
        {
            Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
            Assert.Equal("invalid_grant", (await _app.RefreshAsync(tokens.RefreshToken)).Error);
        }

        Assert.Equal("invalid_grant", (await _app.RedeemAsync(unused)).Error);
        Assert.True(await _merchant.IsActiveAsync(untouched.AccessToken));
        using var asked = await _app.AuthorizeAsync(browser, "");
        Assert.StartsWith("/consent", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        var entry = Assert.Single(await _applications.AuditAsync("consent.revoked"));
        Assert.Equal((consent.Id.ToString(), _merchant.Organization.Users[0].MemberId), (entry.TargetId, entry.ActorId!.Value.Value));
        Assert.Equal("Ledger", Assert.Single((await MineAsync(browser)).Items).ApplicationName);
    }

    [Fact]
    public async Task Is_dead_on_another_node_too_when_it_is_taken_back_amid_exchanges_and_refreshes()
    {
        var browser = await SignedInAsync();
        await using var node = _host.SecondNode();
        var (there, elsewhere) = (_app with { Host = node }, _merchant.On(node));
        var live = new List<OAuthAnswer>();
        var codes = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            live.Add(await there.RedeemAsync(await _app.ConsentAsync(browser, "", "consent")));
            codes.Add(await _app.ConsentAsync(browser, "", "consent"));
        }

        var consent = Assert.Single((await MineAsync(browser)).Items);
        var inFlight = codes.Select(code => Task.Run(() => there.RedeemAsync(code)))
            .Concat(live.Select(tokens => Task.Run(() => there.RefreshAsync(tokens.RefreshToken))))
            .Append(Task.Run(() => SilentAsync(browser))).ToList();
        using var revoked = await browser.CallAsync(HttpMethod.Delete, $"{Mine}/{consent.Id}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        OAuthAnswer[] answers = [.. live, .. (await Task.WhenAll(inFlight)).Where(a => a.Status == 200)];

        foreach (var answer in answers)
        {
            Assert.False(await _merchant.IsActiveAsync(answer.AccessToken));
            Assert.Equal(400, (await there.RefreshAsync(answer.RefreshToken)).Status);
            await elsewhere.UntilInactiveAsync(answer.AccessToken);
        }
    }

    [Fact]
    public async Task Belongs_to_its_person_and_is_shown_to_the_organization()
    {
        await _host.AddPersonAsync(_merchant.Organization.AccountId, "bola@merchant.example", "Viewer");
        var (owner, bola) = (await SignedInAsync(), await SignedInAsync("bola@merchant.example"));
        await _app.ConsentAsync(bola, "accounts:read");
        var consent = Assert.Single((await MineAsync(bola)).Items);
        using var foreign = await owner.CallAsync(HttpMethod.Delete, $"{Mine}/{consent.Id}");
        using var listed = await owner.CallAsync(HttpMethod.Get, $"{_applications.Path}/{_app.ClientId}/consents");
        using var nobody = await new SignInForm(_host).CallAsync(HttpMethod.Get, Mine);
        using var key = await _merchant.SendAsync(HttpMethod.Get, Mine, (await _merchant.IssueAsync(_merchant.Operator.Live)).AccessToken);
        using var badly = await owner.CallAsync(HttpMethod.Get, $"{Mine}?limit=101");

        await foreign.ProblemAsync(HttpStatusCode.NotFound, "consent.not_found");
        Assert.Equal("bola@merchant.example", Assert.Single((await listed.ReadAsync<Page<ConsentResponse>>()).Items).Email);
        Assert.Empty((await MineAsync(owner)).Items);
        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await key.ProblemAsync(HttpStatusCode.Forbidden, "auth.person_required");
        await badly.ProblemAsync(HttpStatusCode.BadRequest, "page.limit");
    }

    // A request that relies on what was agreed to before, at the moment when it is taken back.
    private async Task<OAuthAnswer> SilentAsync(SignInForm browser)
    {
        using var answer = await _app.AuthorizeAsync(browser, "", "none");
        return answer.Headers.Location!.ToString().Contains("code=", StringComparison.Ordinal)
            ? await _app.RedeemAsync(_app.CodeIn(answer))
            : new OAuthAnswer(400, default, "");
    }

    private static async Task<Page<ConsentResponse>> MineAsync(SignInForm browser)
    {
        using var answer = await browser.CallAsync(HttpMethod.Get, Mine);
        return await answer.ReadAsync<Page<ConsentResponse>>();
    }

    private Task<SignInForm> SignedInAsync(string email = Merchant.OwnerEmail) => RegisteredApplications.SignInAsync(_host, email);
}
