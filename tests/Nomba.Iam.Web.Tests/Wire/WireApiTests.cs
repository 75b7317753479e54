using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Web.Tests.Wire;

public sealed class WireApiTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private Merchant _merchant = null!;

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Issues_in_the_documented_envelope()
    {
        using var response = await PostAsync("issue", Credentials(_merchant.Admin.Live), _merchant.Organization.AccountId.ToString().ToUpperInvariant());
        var json = await JsonAsync(response);
        var data = json.GetProperty("data");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("00", "Success"), (json.GetProperty("code").GetString(), json.GetProperty("description").GetString()));
        Assert.Equal(_merchant.Organization.AccountId.ToString().ToUpperInvariant(), data.GetProperty("businessId").GetString());
        Assert.InRange(data.GetProperty("refresh_token").GetString()!.Length, 30, 60);
        Assert.Equal(1800, data.GetProperty("expires_in").GetInt32());
        Assert.Equal("Bearer", data.GetProperty("token_type").GetString());
        var expires = DateTimeOffset.ParseExact(
            data.GetProperty("expiresAt").GetString()!, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.Equal(Tokens.Jwt.Claims(data.GetProperty("access_token").GetString()!).GetProperty("exp").GetInt64(), expires.ToUnixTimeSeconds());
        Assert.Equal("1s", Assert.Single(response.Headers.GetValues("X-Rate-Limit-Window")));
        Assert.NotEmpty(response.Headers.GetValues("X-Rate-Limit-Limit").Concat(response.Headers.GetValues("X-Rate-Limit-Remaining")));
        Assert.True(await _merchant.IsActiveAsync(data.GetProperty("access_token").GetString()!));
    }

    [Fact]
    public async Task Costs_no_statement_when_warm()
    {
        using var warm = await PostAsync("issue", Credentials(_merchant.Admin.Live));
        _host.Statements.Reset();
        using var response = await PostAsync("issue", Credentials(_merchant.Admin.Live));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_host.Statements.Sent);
    }

    [Fact]
    public async Task Gives_one_answer_to_credentials_that_do_not_work()
    {
        await _merchant.ChangeKeyAsync(_merchant.Reader, "suspend");
        await _merchant.ChangeKeyAsync(_merchant.Key("Outlet"), "revoke");
        (SeededCredential Pair, string? Account)[] bad =
        [
            (new(Guid.CreateVersion7(), "x"), null), (_merchant.Admin.Live with { ClientSecret = "x" }, null),
            (_merchant.Admin.Live, _merchant.Other.AccountId.ToString()), (_merchant.Reader.Live, null), (_merchant.Key("Outlet").Live, null),
        ];

        var answers = new List<string>();
        foreach (var (pair, account) in bad)
        {
            using var warm = await PostAsync("issue", Credentials(pair), account);
            _host.Statements.Reset();
            using var response = await PostAsync("issue", Credentials(pair), account);
            answers.Add($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)} {_host.Statements.Sent.Count}");
        }

        Assert.Equal("401 {\"code\":\"01\",\"description\":\"Invalid credentials\",\"data\":null} 0", Assert.Single(answers.Distinct()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task Refuses_a_missing_or_malformed_account(string? account)
    {
        using var response = await PostAsync("issue", Credentials(_merchant.Admin.Live), account ?? "-none-");

        Assert.Equal((HttpStatusCode.Unauthorized, "401"), (response.StatusCode, await CodeAsync(response)));
    }

    [Theory]
    [InlineData("{", "The body is not valid JSON")]
    [InlineData("[]", "The body must be a JSON object")]
    [InlineData("{}", "grant_type is required")]
    [InlineData("{\"grant_type\":\"password\"}", "grant_type is not one of client_credentials, refresh_token, authorization_code")]
    [InlineData("{\"grant_type\":\"client_credentials\"}", "client_id is required")]
    [InlineData("{\"grant_type\":\"client_credentials\",\"client_id\":1}", "client_id must be a string")]
    [InlineData("{\"grant_type\":\"client_credentials\",\"client_id\":\"a\",\"clientId\":\"b\"}", "client_id is given twice, with different values")]
    [InlineData("{\"grant_type\":\"client_credentials\",\"client_id\":\"a\",\"client_id\":\"b\"}", "client_id is given twice, with different values")]
    public async Task Says_which_field_is_at_fault(string body, string description)
    {
        using var response = await PostAsync("issue", body);
        var json = await JsonAsync(response);

        Assert.Equal((HttpStatusCode.BadRequest, "400"), (response.StatusCode, json.GetProperty("code").GetString()));
        Assert.Equal(description, json.GetProperty("description").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("data").ValueKind);
    }

    [Fact]
    public async Task Reads_forms_charsets_chunks_and_other_spellings()
    {
        var (id, secret) = (_merchant.Admin.Live.ClientId, _merchant.Admin.Live.ClientSecret);
        using var form = await SendAsync("issue", new FormUrlEncodedContent(
            [KeyValuePair.Create("grantType", "client_credentials"), KeyValuePair.Create("clientId", id.ToString()), KeyValuePair.Create("clientSecret", secret)]));
        using var charset = await SendAsync("issue", new StringContent(Credentials(_merchant.Admin.Live), Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")));
        using var chunked = await SendAsync("issue", new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Credentials(_merchant.Admin.Live)))) { Headers = { ContentType = new("application/json") } });

        Assert.All([form, charset, chunked], r => Assert.Equal(HttpStatusCode.OK, r.StatusCode));
    }

    [Fact]
    public async Task Answers_in_the_envelope_whatever_goes_wrong()
    {
        using var type = await SendAsync("issue", new StringContent("x", Encoding.UTF8, "text/plain"));
        using var large = await PostAsync("issue", $"{{\"client_id\":\"{new string('a', 100_000)}\"}}");
        using var method = await _merchant.Http.GetAsync(new Uri("/v1/auth/token/issue", UriKind.Relative), TestContext.Current.CancellationToken);
        using var unknown = await _merchant.Http.GetAsync(new Uri("/v1/nothing", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((415, "415"), ((int)type.StatusCode, await CodeAsync(type)));
        Assert.Equal((413, "413"), ((int)large.StatusCode, await CodeAsync(large)));
        Assert.Equal((405, "405"), ((int)method.StatusCode, await CodeAsync(method)));
        Assert.Contains("POST", method.Content.Headers.Allow);
        Assert.Equal((404, "404"), ((int)unknown.StatusCode, await CodeAsync(unknown)));
    }

    [Fact]
    public async Task Refreshes_without_credentials_and_gives_parallel_callers_one_successor()
    {
        var handle = await IssueAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RefreshAsync(handle)));

        Assert.All(answers, a => Assert.Equal("00", a.Code));
        Assert.Single(answers.Select(a => a.Refresh).Distinct());
    }

    [Fact]
    public async Task Refuses_a_refresh_that_contradicts_itself_without_using_the_handle_up()
    {
        var handle = await IssueAsync();
        var foreign = (await _merchant.IssueAsync(_merchant.Reader.Live)).AccessToken;

        Assert.Equal("02", (await RefreshAsync(handle, account: _merchant.Other.AccountId.ToString())).Code);
        Assert.Equal("02", (await RefreshAsync(handle, bearer: foreign)).Code);
        Assert.Equal("02", (await RefreshAsync(handle, more: $",\"client_id\":\"{_merchant.Reader.Live.ClientId}\"")).Code);
        Assert.Equal("401", (await RefreshAsync(handle, account: "-none-")).Code);
        Assert.Equal("02", (await RefreshAsync(handle + "A")).Code);
        Assert.Equal("00", (await RefreshAsync(handle, bearer: "not-a-token", more: $",\"client_id\":\"{_merchant.Admin.Live.ClientId}\"")).Code);
    }

    [Fact]
    public async Task Refuses_another_grant_at_refresh()
    {
        using var response = await PostAsync("refresh", $"{{\"grant_type\":\"client_credentials\",\"refresh_token\":\"{await IssueAsync()}\"}}");

        Assert.Equal((HttpStatusCode.BadRequest, "400"), (response.StatusCode, await CodeAsync(response)));
    }

    [Theory]
    [InlineData("access_token", false)]
    [InlineData("token", false)]
    [InlineData("refresh_token", true)]
    public async Task Revokes_the_whole_family_and_does_not_mind_being_asked_twice(string field, bool refresh)
    {
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);
        var body = $"{{\"clientId\":\"{_merchant.Admin.Live.ClientId}\",\"{field}\":\"{(refresh ? tokens.RefreshToken : tokens.AccessToken)}\"}}";

        for (var i = 0; i < 2; i++)
        {
            using var response = await PostAsync("revoke", body, "-none-");
            Assert.Equal("{\"code\":\"00\",\"description\":\"Token revoked successfully\"}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal("02", (await RefreshAsync(tokens.RefreshToken)).Code);
    }

    [Fact]
    public async Task Refuses_to_revoke_for_another_client_or_account()
    {
        var tokens = await _merchant.IssueAsync(_merchant.Admin.Live);
        using var client = await PostAsync("revoke", $"{{\"clientId\":\"{_merchant.Reader.Live.ClientId}\",\"access_token\":\"{tokens.AccessToken}\"}}", "-none-");
        using var account = await PostAsync(
            "revoke", $"{{\"clientId\":\"{_merchant.Admin.Live.ClientId}\",\"access_token\":\"{tokens.AccessToken}\"}}", _merchant.Other.AccountId.ToString());

        Assert.Equal(HttpStatusCode.Unauthorized, client.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, account.StatusCode);
        Assert.True(await _merchant.IsActiveAsync(tokens.AccessToken));
    }

    [Fact]
    public async Task Counts_requests_per_client_and_says_when_to_return()
    {
        await using var host = new IamHost(null, ("Iam:RateLimits:PermitsPerSecond", "1"));
        var merchant = await Merchant.SeedAsync(host);
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await PostTo(merchant, "issue", Credentials(merchant.Admin.Live), merchant.Organization.AccountId.ToString()));
        }

        var limited = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal("429", await CodeAsync(limited));
        Assert.NotNull(limited.Headers.RetryAfter);
    }

    [Fact]
    public async Task Refuses_the_pair_of_an_environment_that_this_issuer_does_not_serve()
    {
        await using var host = new IamHost(null, ("Iam:Environments", "live"));
        var merchant = await Merchant.SeedAsync(host);
        using var test = await PostTo(merchant, "issue", Credentials(merchant.Admin.Test), merchant.Organization.AccountId.ToString());
        using var live = await PostTo(merchant, "issue", Credentials(merchant.Admin.Live), merchant.Organization.AccountId.ToString());

        Assert.Equal((HttpStatusCode.Unauthorized, "01"), (test.StatusCode, await CodeAsync(test)));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private static string Credentials(SeededCredential pair) =>
        JsonSerializer.Serialize(new { grant_type = "client_credentials", client_id = pair.ClientId, client_secret = pair.ClientSecret });

    private async Task<string> IssueAsync()
    {
        using var response = await PostAsync("issue", Credentials(_merchant.Admin.Live));
        return (await JsonAsync(response)).GetProperty("data").GetProperty("refresh_token").GetString()!;
    }

    private async Task<(string? Code, string? Refresh)> RefreshAsync(string handle, string? account = null, string? bearer = null, string more = "")
    {
        using var request = Request("refresh", new StringContent($"{{\"grant_type\":\"refresh_token\",\"refresh_token\":\"{handle}\"{more}}}", Encoding.UTF8, "application/json"), account);
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("bearer", bearer);
        }

        using var response = await _merchant.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var json = await JsonAsync(response);
        var data = json.GetProperty("data");
        return (json.GetProperty("code").GetString(), data.ValueKind == JsonValueKind.Object ? data.GetProperty("refresh_token").GetString() : null);
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body, string? account = null) =>
        SendAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), account);

    private async Task<HttpResponseMessage> SendAsync(string path, HttpContent content, string? account = null)
    {
        using var request = Request(path, content, account);
        return await _merchant.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> PostTo(Merchant merchant, string path, string body, string account)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/auth/token/{path}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("ACCOUNTID", account);
        return await merchant.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private HttpRequestMessage Request(string path, HttpContent content, string? account)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/auth/token/{path}") { Content = content };
        if (account != "-none-")
        {
            request.Headers.TryAddWithoutValidation("accountId", account ?? _merchant.Organization.AccountId.ToString());
        }

        return request;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    private static async Task<string?> CodeAsync(HttpResponseMessage response) => (await JsonAsync(response)).GetProperty("code").GetString();
}
