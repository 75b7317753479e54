using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Samples.MerchantApi.Storage;

namespace Nomba.Samples.MerchantApi.Tests;

/// <summary>The sample as a merchant sees it, in front of the real issuer, asking about each token.</summary>
public sealed class MerchantApiTests : IAsyncLifetime
{
    private readonly IamHost _iam = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("merchant-api-");
    private WebApplicationFactory<MerchantDbContext> _api = null!;
    private HttpClient _http = null!;
    private Merchant _merchant = null!;

    public async ValueTask InitializeAsync()
    {
        var authority = _iam.Listen();
        _merchant = await Merchant.SeedAsync(_iam);
        _api = new WebApplicationFactory<MerchantDbContext>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Iam:Authority", authority.ToString());
            builder.UseSetting("Iam:Audience", Merchant.Audience);
            builder.UseSetting("Iam:Mode", "introspect");
            builder.UseSetting("Iam:ClientId", _merchant.Api.ClientId.ToString());
            builder.UseSetting("Iam:ClientSecret", _merchant.Api.ClientSecret);
            builder.UseSetting("DataDirectory", _directory.FullName);
        });
        _http = _api.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _iam.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Moves_money_once_per_reference()
    {
        var token = await TokenAsync(_merchant.Admin);
        var before = Balance(await OkAsync(HttpMethod.Get, "/v1/accounts/balance", token));
        var first = await OkAsync(HttpMethod.Post, "/v2/transfers/bank", token, Transfer("r1", 1500.50m));
        var again = await OkAsync(HttpMethod.Post, "/v2/transfers/bank", token, Transfer("r1", 1500.50m));

        Assert.Equal(first.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        Assert.Equal(before - 1500.50m, Balance(await OkAsync(HttpMethod.Get, "/v1/accounts/parent/balance", token)));
        using var other = await SendAsync(HttpMethod.Post, "/v2/transfers/bank", token, Transfer("r1", 1m));
        Assert.Equal((HttpStatusCode.BadRequest, "400"), (other.StatusCode, await CodeAsync(other)));
        var found = await OkAsync(HttpMethod.Get, "/v1/transactions/accounts/single?transactionRef=r1", token);
        Assert.Equal("1500.50", found.GetProperty("amount").GetString());
    }

    [Fact]
    public async Task Does_not_overdraw_however_many_transfers_come_at_once()
    {
        var token = await TokenAsync(_merchant.Admin);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SendAsync(HttpMethod.Post, "/v2/transfers/bank", token, Transfer($"p{i}", 300_000m))));

        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(100_000m, Balance(await OkAsync(HttpMethod.Get, "/v1/accounts/balance", token)));
    }

    [Fact]
    public async Task Follows_a_role_that_changes_on_the_next_use_of_a_token()
    {
        var before = await TokenAsync(_merchant.Reader);
        await OkAsync(HttpMethod.Get, "/v1/accounts/balance", before);
        using var owner = await OwnerAsync();

        await GrantReadersAsync(owner, "transactions:read");
        using var dead = await SendAsync(HttpMethod.Get, "/v1/accounts/balance", before);
        using var lacking = await SendAsync(HttpMethod.Get, "/v1/accounts/balance", await TokenAsync(_merchant.Reader));
        await GrantReadersAsync(owner, "transactions:read", "accounts:read");

        Assert.Equal((HttpStatusCode.Unauthorized, "401"), (dead.StatusCode, await CodeAsync(dead)));
        Assert.Equal((HttpStatusCode.Forbidden, "403"), (lacking.StatusCode, await CodeAsync(lacking)));
        await OkAsync(HttpMethod.Get, "/v1/accounts/balance", await TokenAsync(_merchant.Reader));
        using var still = await SendAsync(HttpMethod.Get, "/v1/accounts/balance", before);
        Assert.Equal(HttpStatusCode.Unauthorized, still.StatusCode);
    }

    [Fact]
    public async Task Refuses_as_the_contract_says()
    {
        var token = await TokenAsync(_merchant.Admin);
        using var anonymous = await SendAsync(HttpMethod.Get, "/v1/accounts", null);
        using var foreign = await SendAsync(HttpMethod.Get, "/v1/accounts", token, account: _merchant.Other.AccountId.ToString());
        using var missing = await SendAsync(HttpMethod.Get, "/v1/accounts", token, account: "");
        using var upper = await SendAsync(HttpMethod.Get, "/v1/accounts", token, account: _merchant.Organization.AccountId.ToString().ToUpperInvariant());
        using var lacking = await SendAsync(HttpMethod.Post, "/v2/transfers/bank", await TokenAsync(_merchant.Reader), Transfer("x", 1m));
        using var unknown = await SendAsync(HttpMethod.Get, "/v1/nothing", token);
        using var method = await SendAsync(HttpMethod.Delete, "/v1/accounts", token);
        using var body = await SendAsync(HttpMethod.Post, "/v2/transfers/bank", token, Transfer("x", -1m));

        Assert.Equal((HttpStatusCode.Unauthorized, "401"), (anonymous.StatusCode, await CodeAsync(anonymous)));
        Assert.Equal((HttpStatusCode.Unauthorized, "401"), (foreign.StatusCode, await CodeAsync(foreign)));
        Assert.Equal(HttpStatusCode.Unauthorized, missing.StatusCode);
        Assert.Equal(HttpStatusCode.OK, upper.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "403"), (lacking.StatusCode, await CodeAsync(lacking)));
        Assert.Equal((HttpStatusCode.NotFound, "404"), (unknown.StatusCode, await CodeAsync(unknown)));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "405"), (method.StatusCode, await CodeAsync(method)));
        Assert.Equal((HttpStatusCode.BadRequest, "400"), (body.StatusCode, await CodeAsync(body)));
    }

    [Fact]
    public async Task Keeps_a_restricted_key_to_its_accounts()
    {
        var token = await TokenAsync(_merchant.Key("Outlet"));
        var (own, other) = (_merchant.Organization.Accounts[0].Id, _merchant.Organization.Accounts[1].Id);

        using var parent = await SendAsync(HttpMethod.Get, "/v1/accounts/balance", token);
        using var foreign = await SendAsync(HttpMethod.Post, $"/v2/transfers/bank/{other}", token, Transfer("f", 1m));
        using var create = await SendAsync(HttpMethod.Post, "/v1/accounts", token, new { accountName = "New" });
        Assert.Equal(HttpStatusCode.NotFound, parent.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, create.StatusCode);
        await OkAsync(HttpMethod.Post, $"/v2/transfers/bank/{own}", token, Transfer("o", 1m));
        var listed = await OkAsync(HttpMethod.Get, "/v1/accounts", token);
        Assert.Equal(own.ToString(), Assert.Single(listed.GetProperty("results").EnumerateArray()).GetProperty("accountId").GetString());
    }

    [Fact]
    public async Task Refuses_the_token_of_a_suspended_key_on_the_next_call()
    {
        var token = await TokenAsync(_merchant.Admin);
        await OkAsync(HttpMethod.Get, "/v1/accounts", token);
        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");

        using var answer = await SendAsync(HttpMethod.Get, "/v1/accounts", token);
        Assert.Equal((HttpStatusCode.Unauthorized, "401"), (answer.StatusCode, await CodeAsync(answer)));
    }

    [Fact]
    public async Task Is_ready_when_its_issuer_is()
    {
        using var answer = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static object Transfer(string reference, decimal amount) => new
    {
        amount,
        accountNumber = "0123456789",
        accountName = "Ada Obi",
        bankCode = "044",
        merchantTxRef = reference,
        senderName = "Lagos Foods",
        narration = "test",
    };

    private static decimal Balance(JsonElement data) => decimal.Parse(data.GetProperty("amount").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<HttpClient> OwnerAsync()
    {
        var browser = _iam.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = _iam.ClientOptions.BaseAddress });
        var page = await browser.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "sign-in"),
            new("__RequestVerificationToken", System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value),
            new("email", Merchant.OwnerEmail),
            new("password", Merchant.OwnerPassword),
        ]);
        using var answer = await browser.PostAsync("/sign-in", form);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK);
        browser.DefaultRequestHeaders.Add("X-Nomba-Csrf", "1");
        return browser;
    }

    private async Task GrantReadersAsync(HttpClient owner, params string[] permissions)
    {
        var role = _merchant.Organization.Roles.Single(r => r.Name == "Reader").Id;
        using var answer = await owner.PatchAsJsonAsync($"/api/v1/organizations/{_merchant.Organization.Id}/roles/{role}", new { permissions });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<string> TokenAsync(SeededApiKey key) => (await _merchant.IssueAsync(key.Live)).AccessToken;

    private async Task<JsonElement> OkAsync(HttpMethod method, string path, string token, object? body = null)
    {
        using var answer = await SendAsync(method, path, token, body);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        var json = JsonDocument.Parse(text).RootElement;
        Assert.Equal("00", json.GetProperty("code").GetString());
        return json.GetProperty("data");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, object? body = null, string? account = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("accountId", account ?? _merchant.Organization.AccountId.ToString());
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("code").GetString();
}
