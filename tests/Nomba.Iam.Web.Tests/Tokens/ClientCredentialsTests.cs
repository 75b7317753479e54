using System.Text.Json;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Web.Tests.Tokens;

public sealed class ClientCredentialsTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private Merchant _merchant = null!;

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Answers_with_both_tokens_in_the_documented_forms()
    {
        var answer = await _merchant.IssueAsync(_merchant.Admin.Live);

        Assert.Equal(200, answer.Status);
        Assert.Equal("Bearer", answer.Json.GetProperty("token_type").GetString());
        Assert.Equal(1800, answer.Json.GetProperty("expires_in").GetInt32());
        Assert.InRange(answer.RefreshToken.Length, 30, 60);
        var claims = Jwt.Claims(answer.AccessToken);
        Assert.Equal("at+jwt", Jwt.Header(answer.AccessToken).GetProperty("typ").GetString());
        Assert.Equal("ES256", Jwt.Header(answer.AccessToken).GetProperty("alg").GetString());
        Assert.Equal(IamHost.Issuer, claims.GetProperty("iss").GetString());
        Assert.Equal(_merchant.Admin.Id.ToString(), claims.GetProperty("sub").GetString());
        Assert.Equal(_merchant.Admin.Live.ClientId.ToString(), claims.GetProperty("client_id").GetString());
        Assert.Equal(_merchant.Organization.AccountId.ToString(), claims.GetProperty("org").GetString());
        Assert.Equal("live", claims.GetProperty("env").GetString());
        Assert.Equal(1, claims.GetProperty("mv").GetInt32());
        Assert.Equal(["nomba-iam", Merchant.Audience], claims.GetProperty("aud").EnumerateArray().Select(a => a.GetString()));
        Assert.False(claims.TryGetProperty("accounts", out _));
    }

    [Fact]
    public async Task Costs_no_statement_and_no_row_when_warm()
    {
        await _merchant.IssueAsync(_merchant.Admin.Live);
        _host.Statements.Reset();

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(200, (await _merchant.IssueAsync(_merchant.Admin.Live)).Status);
        }

        Assert.Empty(_host.Statements.Sent);
    }

    [Fact]
    public async Task Counts_the_statements_of_a_cold_request()
    {
        _host.Statements.Reset();

        await _merchant.IssueAsync(_merchant.Reader.Live);

        Assert.InRange(_host.Statements.Sent.Count, 1, 8);
    }

    [Fact]
    public async Task Grants_an_admin_key_everything_but_the_management_of_keys_members_and_roles()
    {
        var scope = (await _merchant.IssueAsync(_merchant.Admin.Live)).Scope.Split(' ');

        Assert.Contains("transfers:initiate", scope);
        Assert.Contains("api_keys:read", scope);
        Assert.DoesNotContain("api_keys:create", scope);
        Assert.DoesNotContain("members:suspend", scope);
    }

    [Fact]
    public async Task Narrows_to_the_scope_that_is_asked_for_and_keeps_it_on_refresh()
    {
        var answer = await _merchant.IssueAsync(_merchant.Admin.Live, ("scope", "accounts:read"));
        var refreshed = await _merchant.RefreshAsync(_merchant.Admin.Live, answer.RefreshToken);

        Assert.Equal("accounts:read", answer.Scope);
        Assert.Equal("accounts:read", refreshed.Scope);
        Assert.Equal(Merchant.Audience, Jwt.Claims(refreshed.AccessToken).GetProperty("aud").GetString());
    }

    [Fact]
    public async Task Refuses_a_scope_that_the_key_does_not_hold()
    {
        var answer = await _merchant.IssueAsync(_merchant.Reader.Live, ("scope", "transfers:initiate"));

        Assert.Equal((400, "invalid_scope"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task Names_the_accounts_of_a_restricted_key()
    {
        var answer = await _merchant.IssueAsync(_merchant.Key("Outlet").Live);

        var account = Assert.Single(Jwt.Claims(answer.AccessToken).GetProperty("accounts").EnumerateArray());
        Assert.Equal(_merchant.Organization.Accounts[0].Id.ToString(), account.GetString());
    }

    [Fact]
    public async Task Gives_the_test_pair_test_tokens()
    {
        var answer = await _merchant.IssueAsync(_merchant.Admin.Test);

        Assert.Equal("test", Jwt.Claims(answer.AccessToken).GetProperty("env").GetString());
    }

    [Fact]
    public async Task Says_one_thing_to_everyone_whose_credentials_do_not_work()
    {
        var (suspended, revoked) = (_merchant.Reader, _merchant.Key("Outlet"));
        await _merchant.ChangeKeyAsync(suspended, "suspend");
        await _merchant.ChangeKeyAsync(revoked, "revoke");
        SeededCredential[] bad =
        [
            new(Guid.CreateVersion7(), "nmb_live_unknown"),
            _merchant.Admin.Live with { ClientSecret = "wrong" },
            _merchant.Admin.Live with { ClientSecret = _merchant.Admin.Test.ClientSecret },
            suspended.Live,
            revoked.Live,
        ];

        var answers = new List<string>();
        foreach (var credential in bad)
        {
            // Once to warm up: what a client can tell apart is the answer and, warm, the work behind it.
            await _merchant.IssueAsync(credential);
            _host.Statements.Reset();
            var answer = await _merchant.IssueAsync(credential);
            answers.Add($"{answer.Status} {answer.Text} after {_host.Statements.Sent.Count} statements");
        }

        Assert.Equal("401 {\"error\":\"invalid_client\",\"error_description\":\"The client credentials are not valid.\"} after 0 statements", Assert.Single(answers.Distinct()));
    }

    [Theory]
    [InlineData("grant_type=client_credentials&grant_type=client_credentials", "invalid_request")]
    [InlineData("grant_type=password&username=a&password=b", "unsupported_grant_type")]
    [InlineData("", "invalid_request")]
    public async Task Refuses_a_malformed_request(string form, string error)
    {
        using var content = new StringContent(form, null, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token") { Content = content };
        using var response = await _merchant.Http.SendAsync(request, TestContext.Current.CancellationToken);

        var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(error, json.GetProperty("error").GetString());
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task Refuses_parameters_of_a_hundred_kilobytes_without_falling_over()
    {
        var answer = await _merchant.IssueAsync(_merchant.Admin.Live, ("scope", new string('a', 100_000)));

        Assert.Equal((400, "invalid_scope"), (answer.Status, answer.Error));
    }
}
