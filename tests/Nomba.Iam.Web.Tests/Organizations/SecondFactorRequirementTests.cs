using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Contracts.Organizations;
using Nomba.Iam.Infrastructure.Users;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Organizations;

/// <summary>An organization that requires a second factor: who says so, and who gets no further.</summary>
public sealed class SecondFactorRequirementTests : IAsyncLifetime
{
    private const string Ada = "ada@lagosfoods.example";
    private const string Bola = "bola@lagosfoods.example";
    private const string Password = "a-long-test-password";
    private const string Callback = "https://app.example/callback";
    private const string On = """{"requiresSecondFactor":true}""";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private SeededOrganization _organization = null!;

    public SecondFactorRequirementTests() => _host = new IamHost(_time);

    private string Path => $"api/v1/organizations/{_organization.Id}";

    private string Console => $"/o/{_organization.Id}/accounts";

    public async ValueTask InitializeAsync() => _organization = (await _host.SeedAsync(new SeedPlan(
        [
            new SeedOrganization(
                "Lagos Foods", null, [], [],
                [new SeedUser(Ada, Password, "Owner"), new SeedUser(Bola, Password, "Admin")],
                [new SeedApiKey("till", null, null)],
                [new SeedApplication("Kobo Books", "public", [Callback])]),
        ],
        []))).Organizations[0];

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Is_off_until_an_owner_with_a_second_factor_says_so()
    {
        var ada = await SignedInAsync(Ada);
        using var before = await ada.CallAsync(HttpMethod.Get, Path);
        using var tooEarly = await ada.CallAsync(HttpMethod.Patch, Path, On);
        await AuthenticatorApp.SetUpAsync(ada, Password, _time);
        using var on = await ada.CallAsync(HttpMethod.Patch, Path, On);
        using var off = await ada.CallAsync(HttpMethod.Patch, Path, """{"requiresSecondFactor":false}""");

        Assert.False((await before.ReadAsync<OrganizationResponse>()).RequiresSecondFactor);
        await tooEarly.ProblemAsync(HttpStatusCode.Conflict, "second_factor.own_first");
        Assert.True((await on.ReadAsync<OrganizationResponse>()).RequiresSecondFactor);
        Assert.False((await off.ReadAsync<OrganizationResponse>()).RequiresSecondFactor);
    }

    [Fact]
    public async Task Is_not_for_an_admin_to_say()
    {
        var bola = await SignedInAsync(Bola);
        await AuthenticatorApp.SetUpAsync(bola, Password, _time);
        using var answer = await bola.CallAsync(HttpMethod.Patch, Path, On);

        await answer.ProblemAsync(HttpStatusCode.Forbidden, "organization.owner_only");
    }

    [Fact]
    public async Task Keeps_whoever_has_none_out_of_the_management_api_from_the_next_request_on()
    {
        var bola = await SignedInAsync(Bola);
        using var before = await bola.CallAsync(HttpMethod.Get, Path);
        await RequireAsync();

        using var read = await bola.CallAsync(HttpMethod.Get, Path);
        using var change = await bola.CallAsync(HttpMethod.Patch, Path, """{"name":"Bola's"}""");
        using var leave = await bola.CallAsync(HttpMethod.Post, $"{Path}/leave");
        using var own = await bola.CallAsync(HttpMethod.Get, "api/v1/users/me");

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await read.ProblemAsync(HttpStatusCode.Forbidden, "auth.second_factor_required");
        await change.ProblemAsync(HttpStatusCode.Forbidden, "auth.second_factor_required");
        await leave.ProblemAsync(HttpStatusCode.Forbidden, "auth.second_factor_required");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Tells_nobody_else_that_there_is_such_an_organization()
    {
        await RequireAsync();
        var other = (await _host.SeedAsync(new SeedPlan([new SeedOrganization("Kobo", null, [], [], [new SeedUser("tunde@kobo.example", Password, "Owner")], [], [])], []))).Organizations[0];
        var tunde = await SignedInAsync("tunde@kobo.example");
        using var foreign = await tunde.CallAsync(HttpMethod.Get, Path);
        using var own = await tunde.CallAsync(HttpMethod.Get, $"api/v1/organizations/{other.Id}");

        await foreign.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Leads_people_in_the_console_to_set_one_up_and_back()
    {
        await RequireAsync();
        var bola = await SignedInAsync(Bola);
        using var led = await bola.GetAsync(Console);
        using var page = await bola.GetAsync(led.Headers.Location!.OnSite());
        await AuthenticatorApp.SetUpAsync(bola, Password, _time);
        using var back = await bola.GetAsync(led.Headers.Location!.OnSite());
        using var there = await bola.GetAsync(Console);

        Assert.Equal((HttpStatusCode.SeeOther, $"/security?returnUrl={Uri.EscapeDataString(Console)}"), (led.StatusCode, led.Headers.Location!.OnSite()));
        Assert.Contains("requires a second factor", await page.TextAsync(), StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Console}\">Go on</a>", await back.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Fact]
    public async Task Keeps_the_last_second_factor_of_whoever_belongs_there()
    {
        var bola = await SignedInAsync(Bola);
        await AuthenticatorApp.SetUpAsync(bola, Password, _time);
        await RequireAsync();
        using var kept = await AuthenticatorApp.DecideAsync(bola, "disable", Password);

        Assert.Equal(HttpStatusCode.Conflict, kept.StatusCode);
        Assert.Contains("this is your last", await kept.TextAsync(), StringComparison.Ordinal);
        using var read = await bola.CallAsync(HttpMethod.Get, Path);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task Takes_a_passkey_for_one_and_asks_that_it_was_used()
    {
        await RequireAsync();
        var bola = await SignedInAsync(Bola);
        await AddPasskeyAsync(Bola);
        using var read = await bola.CallAsync(HttpMethod.Get, Path);
        using var page = await bola.GetAsync("/security");
        using var app = await AuthenticatorApp.BeginAsync(bola, Password);

        await read.ProblemAsync(HttpStatusCode.Forbidden, "auth.second_factor_required");
        Assert.Contains("opened with the password alone", await page.TextAsync(), StringComparison.Ordinal);

        // The password alone would otherwise get past the passkey.
        Assert.Equal(HttpStatusCode.Forbidden, app.StatusCode);
        Assert.DoesNotContain("name=\"key\"", await app.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_no_application_act_there_for_whoever_has_none()
    {
        await RequireAsync();
        var bola = await SignedInAsync(Bola);
        var page = await ConsentAsync(bola);
        using var forced = await DecideAsync(bola, page, _organization.Users[1].MemberId);
        await AuthenticatorApp.SetUpAsync(bola, Password, _time);
        using var given = await DecideAsync(bola, await ConsentAsync(bola), _organization.Users[1].MemberId);

        Assert.Contains("A second factor is required", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/security?returnUrl=%2Foauth2%2Fauthorize", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"member_id\"", page, StringComparison.Ordinal);
        Assert.Contains("error=access_denied", forced.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("code=", given.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_nothing_more_of_keys()
    {
        await RequireAsync();
        var pair = _organization.ApiKeys[0].Live;
        using var content = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", pair.ClientId.ToString()), new("client_secret", pair.ClientSecret!),
        ]);
        using var answer = await new SignInForm(_host).PostAsync("/oauth2/token", content);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task AddPasskeyAsync(string email)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var passkey = new UserPasskeyInfo([1, 2, 3], [4], _time.GetUtcNow(), 0, ["internal"], true, true, true, [5], [6]);
        Assert.True((await users.AddOrUpdatePasskeyAsync((await users.FindByEmailAsync(email))!, passkey)).Succeeded);
    }

    private async Task RequireAsync()
    {
        var ada = await SignedInAsync(Ada);
        await AuthenticatorApp.SetUpAsync(ada, Password, _time);
        using var on = await ada.CallAsync(HttpMethod.Patch, Path, On);
        Assert.Equal(HttpStatusCode.OK, on.StatusCode);
    }

    private async Task<SignInForm> SignedInAsync(string email)
    {
        var browser = new SignInForm(_host);
        using var answer = await browser.SubmitAsync(email, Password);
        Assert.Equal("/", answer.Headers.Location!.OnSite());
        return browser;
    }

    private async Task<string> ConsentAsync(SignInForm browser)
    {
        var query = string.Join('&', Parameters().Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
        using var asked = await browser.GetAsync($"/oauth2/authorize?{query}");
        using var page = await browser.GetAsync(asked.Headers.Location!.OnSite());
        return await page.TextAsync();
    }

    private async Task<HttpResponseMessage> DecideAsync(SignInForm browser, string page, Guid member)
    {
        using var form = new FormUrlEncodedContent(
            [.. Parameters(), new("__RequestVerificationToken", SignInForm.ForgeryTokenIn(page)), new("consent", "allow"), new("member_id", member.ToString())]);
        return await browser.PostAsync("/oauth2/authorize", form);
    }

    private IEnumerable<KeyValuePair<string, string>> Parameters() =>
    [
        new("response_type", "code"), new("client_id", _organization.Applications[0].ClientId.ToString()), new("redirect_uri", Callback),
        new("scope", "openid organization:read"), new("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"), new("code_challenge_method", "S256"),
    ];
}
