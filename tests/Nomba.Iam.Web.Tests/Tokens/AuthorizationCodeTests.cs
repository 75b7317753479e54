using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Mediator;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Tokens;

public sealed class AuthorizationCodeTests : IAsyncLifetime
{
    private const string Redirect = "https://app.example/callback";
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private Merchant _merchant = null!;

    public AuthorizationCodeTests() => _host = new IamHost(_time);

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Gives_both_tokens_once_and_kills_them_when_the_code_returns()
    {
        var code = await ConsentAsync();
        var first = await ExchangeAsync(code);
        Assert.Equal(200, first.Status);
        Assert.True(await _merchant.IsActiveAsync(first.AccessToken));

        var replay = await ExchangeAsync(code);

        Assert.Equal((400, "invalid_grant"), (replay.Status, replay.Error));
        Assert.False(await _merchant.IsActiveAsync(first.AccessToken));
        Assert.Equal("invalid_grant", (await RefreshAsync(first.RefreshToken)).Error);
    }

    [Fact]
    public async Task Has_one_winner_among_parallel_exchanges_at_most()
    {
        var code = await ConsentAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ExchangeAsync(code)));

        // A loser is a replay and kills the family, so even the winner's tokens may be dead.
        Assert.InRange(answers.Count(a => a.Status == 200), 0, 1);
        foreach (var answer in answers.Where(a => a.Status == 200))
        {
            Assert.False(await _merchant.IsActiveAsync(answer.AccessToken));
        }
    }

    [Theory]
    [InlineData("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXx")]
    [InlineData("code_verifier", "short")]
    [InlineData("redirect_uri", "https://app.example/callbacks")]
    [InlineData("redirect_uri", "")]
    public async Task Refuses_what_does_not_match_and_does_not_use_the_code_up(string field, string value)
    {
        var code = await ConsentAsync();

        Assert.Equal(400, (await ExchangeAsync(code, (field, value))).Status);
        Assert.Equal(200, (await ExchangeAsync(code)).Status);
    }

    [Fact]
    public async Task Refuses_a_code_that_is_a_minute_old()
    {
        var code = await ConsentAsync();
        _time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("invalid_grant", (await ExchangeAsync(code)).Error);
    }

    [Fact]
    public async Task Kills_an_applications_tokens_when_the_persons_membership_is_suspended()
    {
        var tokens = await ExchangeAsync(await ConsentAsync());
        var keeper = (await _merchant.IssueAsync(_merchant.Key("Keeper").Live)).AccessToken;
        var owner = _merchant.Organization.Users[0];

        using var last = await _merchant.ManageAsync(HttpMethod.Post, $"/members/{owner.MemberId}/suspend", keeper, new { reason = "test" });
        Assert.Equal(HttpStatusCode.Conflict, last.StatusCode);
        Assert.True(await _merchant.IsActiveAsync(tokens.AccessToken));

        await _host.AddPersonAsync(_merchant.Organization.AccountId, "second@merchant.example", "Owner");
        var second = await SignedIn.AsAsync(_host, "second@merchant.example");
        using var suspended = await second.CallAsync(
            HttpMethod.Post, $"/api/v1/organizations/{_merchant.Organization.AccountId}/members/{owner.MemberId}/suspend", """{"reason":"test"}""");
        Assert.Equal(HttpStatusCode.OK, suspended.StatusCode);
        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal("invalid_grant", (await RefreshAsync(tokens.RefreshToken)).Error);
    }

    [Fact]
    public async Task Refreshes_with_what_was_consented_to()
    {
        var tokens = await ExchangeAsync(await ConsentAsync("openid", "accounts:read"));
        var refreshed = await RefreshAsync(tokens.RefreshToken);

        Assert.Equal("openid accounts:read", refreshed.Scope);
        Assert.NotEqual(tokens.RefreshToken, refreshed.RefreshToken);
        using var info = await _merchant.SendAsync(HttpMethod.Get, "/oauth2/userinfo", refreshed.AccessToken);
        Assert.Contains(_merchant.Organization.Users[0].MemberId.ToString(), await info.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&code_challenge_method=S256")]
    [InlineData("&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=plain")]
    [InlineData("&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")]
    [InlineData("&code_challenge=tooshort&code_challenge_method=S256")]
    [InlineData("&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw!cM&code_challenge_method=S256")]
    public async Task Shows_an_error_page_for_a_request_without_a_proper_challenge(string challenge)
    {
        using var answer = await AuthorizeAsync(Redirect, challenge);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("https://app.example/callbacc")]
    [InlineData("https://app.example/callback/")]
    [InlineData("https://app.example/Callback")]
    [InlineData("http://127.0.0.1:9999/callback2")]
    [InlineData("http://localhost:9999/callback")]
    public async Task Shows_an_error_page_and_redirects_nowhere_when_the_redirect_uri_differs(string redirect)
    {
        using var answer = await AuthorizeAsync(redirect, GoodChallenge);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Fact]
    public async Task Takes_a_loopback_redirect_on_any_port()
    {
        using var answer = await AuthorizeAsync("http://127.0.0.1:49999/callback", GoodChallenge);

        Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private const string GoodChallenge = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    private async Task<HttpResponseMessage> AuthorizeAsync(string redirect, string challenge)
    {
        using var http = _host.CreateClient(new() { AllowAutoRedirect = false });
        var query = $"client_id={_merchant.Application.ClientId}&response_type=code&state=xyz&redirect_uri={Uri.EscapeDataString(redirect)}{challenge}";
        return await http.GetAsync(new Uri("/oauth2/authorize?" + query, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    private async Task<string> ConsentAsync(params string[] scope)
    {
        await using var services = _host.Services.CreateAsyncScope();
        var owner = _merchant.Organization.Users[0];
        var issued = await services.ServiceProvider.GetRequiredService<ISender>().Send(new IssueCode
        {
            UserId = new UserId(owner.Id),
            SessionId = null,
            MemberId = new MemberId(owner.MemberId),
            ApplicationId = _merchant.Application.ClientId,
            RedirectUri = Redirect,
            Challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            Scope = scope,
        });
        return issued.Value.Reveal();
    }

    private Task<OAuthAnswer> ExchangeAsync(string code, params (string Name, string Value)[] changes) => PublicAsync(
        changes, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect), ("code_verifier", Verifier));

    private Task<OAuthAnswer> RefreshAsync(string handle) => PublicAsync([], ("grant_type", "refresh_token"), ("refresh_token", handle));

    private async Task<OAuthAnswer> PublicAsync((string Name, string Value)[] changes, params (string Name, string Value)[] fields)
    {
        var form = fields.Append(("client_id", _merchant.Application.ClientId.ToString())).ToDictionary(f => f.Item1, f => f.Item2);
        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        using var content = new FormUrlEncodedContent(form);
        using var response = await _merchant.Http.PostAsync(new Uri("/oauth2/token", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new OAuthAnswer((int)response.StatusCode, System.Text.Json.JsonDocument.Parse(text).RootElement, text);
    }
}
